/** The simulator's own operations under /_simulator, for those who are not in the same process. */
@NullMarked
package dev.slipway.simulator.control;

import org.jspecify.annotations.NullMarked;
