/**
 * What the simulated panel holds and how it changes with time: servers, their orders, users,
 * hypervisors, packages.
 */
@NullMarked
package dev.slipway.simulator.model;

import org.jspecify.annotations.NullMarked;
