/** The host's customers. */
@NullMarked
package dev.slipway.customer;

import org.jspecify.annotations.NullMarked;
