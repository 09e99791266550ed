package dev.slipway.simulator.wire;

import dev.slipway.simulator.model.PanelServer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The disk of a server. */
final class StorageWire {

  private StorageWire() {}

  static Map<String, @Nullable Object> primaryDisk(PanelServer server) {
    String name = server.uuid() + "_1";
    Map<String, @Nullable Object> json =
        Json.object(
            "_id",
            server.id() + 10,
            "id",
            1,
            "cache",
            null,
            "bus",
            null,
            "capacity",
            server.footprint().storageGb(),
            "drive",
            "a",
            "datastoreDiskId",
            null,
            "filesystem",
            null,
            "iops",
            Json.object("read", null, "write", null),
            "bytes",
            Json.object("read", null, "write", null),
            "type",
            "qcow2",
            "profile",
            1,
            "status",
            3,
            "enabled",
            true,
            "primary",
            true,
            "created",
            Times.offset(server.created()),
            "updated",
            Times.offset(server.created()),
            "datastore",
            Json.EMPTY,
            "name",
            name,
            "filename",
            name + ".img");
    json.put("hypervisorStorageId", null);
    json.put("local", true);
    json.put("locationType", "mountpoint");
    json.put("path", "/home/vf-data/disk");
    return json;
  }
}
