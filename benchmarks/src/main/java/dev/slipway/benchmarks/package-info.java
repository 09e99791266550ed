/** What Slipway costs, measured from outside on the packaged jar. */
@NullMarked
package dev.slipway.benchmarks;

import org.jspecify.annotations.NullMarked;
