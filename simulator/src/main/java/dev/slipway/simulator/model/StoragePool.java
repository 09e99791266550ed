package dev.slipway.simulator.model;

/**
 * Storage of one hypervisor.
 *
 * @param id unique on its hypervisor; the default mountpoint has none, 0 here
 * @param storageType the code that a package's storage profile asks for
 * @param maxGb size in GB, 0 = unlimited
 * @param baseGb GB in use by what this world does not show
 */
public record StoragePool(
    int id, String name, int storageType, boolean enabled, int maxGb, int baseGb) {}
