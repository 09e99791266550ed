/** Bearer tokens, by which programs call the API: made, shown once, recognised, revoked. */
@NullMarked
package dev.slipway.token;

import org.jspecify.annotations.NullMarked;
