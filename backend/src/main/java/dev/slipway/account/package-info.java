/**
 * Who uses Slipway: accounts, passwords, signing in and out, sessions, showing once more who one
 * is.
 */
@NullMarked
package dev.slipway.account;

import org.jspecify.annotations.NullMarked;
