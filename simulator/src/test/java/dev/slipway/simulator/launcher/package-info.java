/** Tests of the launcher's parts; the whole is started by every journey in the browser. */
@NullMarked
package dev.slipway.simulator.launcher;

import org.jspecify.annotations.NullMarked;
