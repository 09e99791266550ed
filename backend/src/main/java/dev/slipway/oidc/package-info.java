/**
 * OpenID Connect: signing in at an identity provider of the host's choice, for example its WHMCS,
 * besides password and passkey. The library's classes stay in {@code IdentityProvider} and {@code
 * Discovery}.
 */
@NullMarked
package dev.slipway.oidc;

import org.jspecify.annotations.NullMarked;
