package dev.slipway.simulator.model;

/** Extra traffic bought for a period: the ordinal of the period since creation, and GB. */
public record TrafficBlock(int id, int month, int trafficGb) {}
