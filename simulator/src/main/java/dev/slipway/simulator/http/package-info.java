/** The panel's HTTP operations by subject, and what they refuse. */
@NullMarked
package dev.slipway.simulator.http;

import org.jspecify.annotations.NullMarked;
