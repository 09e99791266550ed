/**
 * Codes of an authenticator app beside the password, and what takes their place where it is lost.
 */
@NullMarked
package dev.slipway.secondfactor;

import org.jspecify.annotations.NullMarked;
