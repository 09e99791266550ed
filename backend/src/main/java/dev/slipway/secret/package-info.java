/** What is secret in the store and must be read again in plain: sealed with a key from outside. */
@NullMarked
package dev.slipway.secret;

import org.jspecify.annotations.NullMarked;
