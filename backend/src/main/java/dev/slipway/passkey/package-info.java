/** Passkeys (WebAuthn): keys in people's devices that take the place of password and code. */
@NullMarked
package dev.slipway.passkey;

import org.jspecify.annotations.NullMarked;
