/** Boot, shut down, restart and power off, each followed to its end. */
@NullMarked
package dev.slipway.power;

import org.jspecify.annotations.NullMarked;
