/** The simulator held against the vendor's documents and against what it promises its users. */
@NullMarked
package dev.slipway.simulator;

import org.jspecify.annotations.NullMarked;
