package dev.slipway.simulator.live;

import dev.slipway.simulator.model.GuestKind;
import dev.slipway.simulator.model.PanelServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A mounted file system as the guest agent lists it; sizes in bytes. */
public record FileSystem(
    String name, String mountpoint, String type, long usedBytes, long totalBytes) {

  private static final long GIB = 1L << 30;
  private static final long MIB = 1L << 20;

  /** What the guest has mounted, including what no customer looks for: boot, run, overlays. */
  static List<FileSystem> of(PanelServer server, Instant now) {
    long disk = server.footprint().storageGb() * GIB;
    return switch (server.guest()) {
      case LINUX -> {
        long root = disk * 97 / 100;
        yield List.of(
            new FileSystem("vda15", "/boot/efi", "vfat", 6 * MIB, 105 * MIB),
            new FileSystem("vda1", "/", "ext4", used(server, root, now), root),
            new FileSystem("tmpfs", "/run", "tmpfs", MIB, 400 * MIB),
            new FileSystem("overlay", "/var/lib/docker/overlay2/a1", "overlay", root / 9, root));
      }
      case WINDOWS ->
          List.of(
              new FileSystem("\\\\?\\Volume{1a}\\", "System Reserved", "NTFS", 32 * MIB, 50 * MIB),
              new FileSystem(
                  "\\\\?\\Volume{2b}\\", "C:\\", "NTFS", used(server, disk, now), disk - 50 * MIB));
      case NO_AGENT -> List.of();
    };
  }

  /** A share that is the server's own and grows by a tenth of a percent a day, up to 93 percent. */
  private static long used(PanelServer server, long total, Instant now) {
    double start =
        server.guest() == GuestKind.WINDOWS ? 0.41 : 0.12 + server.id() * 37 % 55 / 100.0;
    double days = Duration.between(server.created(), now).toSeconds() / 86_400.0;
    return (long) (total * Math.min(0.93, start + days / 1000));
  }
}
