package dev.slipway.account;

/** Told to all nodes after somebody signed out. */
public record SessionEnded(String sessionId) {}
