/** Screens of guests, and the panel's WebSocket to them. */
@NullMarked
package dev.slipway.simulator.screen;

import org.jspecify.annotations.NullMarked;
