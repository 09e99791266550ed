package dev.slipway.task;

/** Told to all nodes after a task was opened, went on or ended. */
public record TaskChanged(String taskId, String serverId) {}
