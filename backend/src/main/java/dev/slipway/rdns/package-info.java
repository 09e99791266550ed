/** Reverse DNS: what servers' addresses are called, and that it follows the servers. */
@NullMarked
package dev.slipway.rdns;

import org.jspecify.annotations.NullMarked;
