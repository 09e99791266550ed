/**
 * The adapter for VirtFusion's HTTP API, versions 6 and 7. It knows addresses, tokens, time limits
 * and every oddity of the answers; nothing of that leaves it. A call goes down {@link
 * dev.slipway.panel.virtfusion.PanelClient} (shared and repeated reads), {@link
 * dev.slipway.panel.virtfusion.PanelGuard} (what protects the panel and us from each other) and
 * {@link dev.slipway.panel.virtfusion.PanelTransport} (HTTP); {@link
 * dev.slipway.panel.virtfusion.Replies} says what the answer means and the {@code …Reader} classes
 * what is in it.
 */
@NullMarked
package dev.slipway.panel.virtfusion;

import org.jspecify.annotations.NullMarked;
