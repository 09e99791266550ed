/** The panel's answers as JSON, field by field as the vendor documents them, oddities included. */
@NullMarked
package dev.slipway.simulator.wire;

import org.jspecify.annotations.NullMarked;
