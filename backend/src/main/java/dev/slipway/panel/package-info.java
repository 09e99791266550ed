/**
 * The port to the panel, in the domain's own words and split by subject. Features know these types
 * only; {@code panel.virtfusion} is the adapter that speaks HTTP.
 *
 * <p>Every call may throw a {@link dev.slipway.panel.PanelException}; its subtypes are all that can
 * go wrong.
 */
@NullMarked
package dev.slipway.panel;

import org.jspecify.annotations.NullMarked;
