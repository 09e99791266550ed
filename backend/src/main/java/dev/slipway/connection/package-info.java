/** The outside systems, each as reached just now; for operators. */
@NullMarked
package dev.slipway.connection;

import org.jspecify.annotations.NullMarked;
