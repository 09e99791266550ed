/** What the panel was asked, for tests that count calls. */
@NullMarked
package dev.slipway.simulator.recording;

import org.jspecify.annotations.NullMarked;
