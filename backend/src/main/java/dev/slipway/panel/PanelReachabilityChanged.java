package dev.slipway.panel;

import dev.slipway.panel.PanelHealth.Reachability;

/**
 * Published on every node when its panel goes away and when it is back. Listeners run on the thread
 * that watches the panel: one at a time, in the order of the changes.
 */
public record PanelReachabilityChanged(Reachability reachability) {}
