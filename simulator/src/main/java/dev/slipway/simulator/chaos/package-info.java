/**
 * Everything that can go wrong between a client and the panel, switched on and off while it runs.
 */
@NullMarked
package dev.slipway.simulator.chaos;

import org.jspecify.annotations.NullMarked;
