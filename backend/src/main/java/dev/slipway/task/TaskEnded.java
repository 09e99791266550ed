package dev.slipway.task;

/**
 * Told inside its node when a task ends, once for each task, in the transaction that keeps its end:
 * what a listener writes to the store is kept with it or not at all. Listeners do nothing else, and
 * what they throw undoes the end.
 */
public record TaskEnded(String taskId, String serverId) {}
