/**
 * What the host sells and what can be made of it: products and their stock, and the gallery of
 * operating systems.
 */
@NullMarked
package dev.slipway.catalog;

import org.jspecify.annotations.NullMarked;
