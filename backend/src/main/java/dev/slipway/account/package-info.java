/** Who uses Slipway: accounts, passwords, signing in and out, sessions. */
@NullMarked
package dev.slipway.account;

import org.jspecify.annotations.NullMarked;
