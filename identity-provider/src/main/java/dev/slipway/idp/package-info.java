/** An OpenID Connect provider to develop and test against: Spring Authorization Server. */
@NullMarked
package dev.slipway.idp;

import org.jspecify.annotations.NullMarked;
