/**
 * What {@code dev/run} starts: a real MariaDB, the simulated panel and Slipway itself, joined,
 * filled with demonstration data and stopped together.
 */
@NullMarked
package dev.slipway.simulator.launcher;

import org.jspecify.annotations.NullMarked;
