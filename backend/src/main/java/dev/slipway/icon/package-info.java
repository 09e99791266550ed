/** The panel's pictures, handed on from this host so that no browser ever talks to the panel. */
@NullMarked
package dev.slipway.icon;

import org.jspecify.annotations.NullMarked;
