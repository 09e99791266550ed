/**
 * The lifecycle that a billing system or an operator drives: ordering a server, suspending,
 * unsuspending and terminating it, and selling it as another product.
 */
@NullMarked
package dev.slipway.provisioning;

import org.jspecify.annotations.NullMarked;
