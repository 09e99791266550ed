package dev.slipway.simulator.wire;

import dev.slipway.simulator.model.PanelServer;

/** The disk of a server. */
final class StorageWire {

  private StorageWire() {}

  static Json primaryDisk(PanelServer server) {
    String name = server.uuid() + "_1";
    return Json.object()
        .with("_id", server.id() + 10)
        .with("id", 1)
        .with("cache", null)
        .with("bus", null)
        .with("capacity", server.footprint().storageGb())
        .with("drive", "a")
        .with("datastoreDiskId", null)
        .with("filesystem", null)
        .with("iops", Json.object().with("read", null).with("write", null))
        .with("bytes", Json.object().with("read", null).with("write", null))
        .with("type", "qcow2")
        .with("profile", 1)
        .with("status", 3)
        .with("enabled", true)
        .with("primary", true)
        .with("created", Times.offset(server.created()))
        .with("updated", Times.offset(server.created()))
        .with("datastore", Json.EMPTY)
        .with("name", name)
        .with("filename", name + ".img")
        .with("hypervisorStorageId", null)
        .with("local", true)
        .with("locationType", "mountpoint")
        .with("path", "/home/vf-data/disk");
  }
}
