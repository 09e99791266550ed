/**
 * What tests share: a node of Slipway on a real database and a simulated panel, and its callers.
 */
@NullMarked
package dev.slipway.testing;

import org.jspecify.annotations.NullMarked;
