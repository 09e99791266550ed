/** The way back in for customers who have lost what they sign in with. */
@NullMarked
package dev.slipway.recovery;

import org.jspecify.annotations.NullMarked;
