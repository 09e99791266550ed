/**
 * What a running machine reports: load, memory, counters, file systems and traffic, all computed
 * from the clock.
 */
@NullMarked
package dev.slipway.simulator.live;

import org.jspecify.annotations.NullMarked;
