/**
 * Worlds to start from: the demonstration with every interesting state once, and lists of any
 * length.
 */
@NullMarked
package dev.slipway.simulator.demo;

import org.jspecify.annotations.NullMarked;
