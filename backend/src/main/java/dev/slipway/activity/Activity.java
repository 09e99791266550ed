package dev.slipway.activity;

import java.time.Instant;

/** One line of what was done; the contract's Activity. */
public record Activity(
    String id, Instant at, String actor, String action, String summary, boolean succeeded) {}
