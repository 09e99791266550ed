package dev.slipway.panel;

import dev.slipway.panel.PanelHealth.Reachability;

/**
 * Published on every node when its panel goes away and when it is back. Listeners run one at a
 * time, in the order of the changes, on the thread that watches the panel: what takes longer than a
 * moment belongs on another one.
 */
public record PanelReachabilityChanged(Reachability reachability) {}
