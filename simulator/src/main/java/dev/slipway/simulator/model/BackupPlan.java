package dev.slipway.simulator.model;

/** A plan by which the panel makes backups of servers. */
public record BackupPlan(int id, String name) {}
