/**
 * What one request and one caller may ask of the API: the size of a document, what it costs, how
 * often. Everything is computed before anything runs.
 */
@NullMarked
package dev.slipway.limit;

import org.jspecify.annotations.NullMarked;
