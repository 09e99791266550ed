/** Where somebody is signed in, and ending that. */
@NullMarked
package dev.slipway.session;

import org.jspecify.annotations.NullMarked;
