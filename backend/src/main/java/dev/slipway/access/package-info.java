/** Getting in: passwords inside servers and on the panel, and signing in to the panel. */
@NullMarked
package dev.slipway.access;

import org.jspecify.annotations.NullMarked;
