package dev.slipway.simulator.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;

/**
 * Where one installation of {@code dev/run} keeps its database and logs; held by one run at a time.
 */
final class DataFolder implements AutoCloseable {

  private final Path folder;
  private final FileChannel lock;

  private DataFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Takes the folder, and stops what a run that was killed has left running on it.
   *
   * @param fresh whether to remove what earlier runs have left in it
   */
  static DataFolder open(Path path, boolean fresh) {
    try {
      Path folder = Files.createDirectories(path.toAbsolutePath().normalize());
      DataFolder data = new DataFolder(folder, lock(folder));
      Leftover.stop(data.slipwayPid(), "java");
      Leftover.stop(data.powerDnsPid(), "pdns_server");
      Leftover.stop(data.identityProviderPid(), "java");
      Leftover.stop(data.database().resolve("mariadb.pid"), "mariadbd");
      Files.deleteIfExists(data.runningFile());
      if (fresh) {
        data.wipe();
      }
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!lock(channel)) {
      channel.close();
      throw new LaunchFailed(
          "It is running already, on " + folder + ": stop it first, or give another --data.");
    }
    return channel;
  }

  /** Locks until the channel is closed or this process ends, however it ends. */
  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Removes only what is ours: the folder may have been given by hand. */
  private void wipe() throws IOException {
    for (Path ours : List.of(database(), slipwayLog(), slipwayPid(), identityProviderLog())) {
      if (Files.exists(ours)) {
        try (var paths = Files.walk(ours)) {
          for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
    }
  }

  Path database() {
    return folder.resolve("database");
  }

  Path slipwayLog() {
    return folder.resolve("slipway.log");
  }

  /** The number of PowerDNS's process while it runs. */
  Path powerDnsPid() {
    return folder.resolve("powerdns.pid");
  }

  Path identityProviderLog() {
    return folder.resolve("identity-provider.log");
  }

  /** The number of the identity provider's process while it runs. */
  Path identityProviderPid() {
    return folder.resolve("identity-provider.pid");
  }

  /** The number of Slipway's process while it runs. */
  Path slipwayPid() {
    return folder.resolve("slipway.pid");
  }

  /**
   * Where programs read what {@link Welcome} tells people; there only while everything is ready.
   */
  Path runningFile() {
    return folder.resolve("running.json");
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(runningFile());
    lock.close();
  }
}
