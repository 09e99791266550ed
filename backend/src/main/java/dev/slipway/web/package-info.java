/**
 * The GraphQL plumbing and the static client area: sessions and origins, errors, scalars, headers.
 */
@NullMarked
package dev.slipway.web;

import org.jspecify.annotations.NullMarked;
