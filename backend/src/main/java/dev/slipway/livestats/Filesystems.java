package dev.slipway.livestats;

import dev.slipway.panel.PanelLiveState.Filesystem;
import java.util.List;
import java.util.Set;

/** Which of the file systems that the agent reports are real ones: behaviour §14. */
public final class Filesystems {

  private static final Set<String> PSEUDO_TYPES =
      Set.of(
          "proc",
          "sysfs",
          "devtmpfs",
          "devpts",
          "tmpfs",
          "cgroup",
          "cgroup2",
          "pstore",
          "bpf",
          "mqueue",
          "debugfs",
          "tracefs",
          "securityfs",
          "configfs",
          "fusectl",
          "autofs",
          "hugetlbfs",
          "rpc_pipefs",
          "binfmt_misc",
          "overlay",
          "squashfs",
          "ramfs",
          "fuse.gvfsd-fuse",
          "efivarfs",
          "selinuxfs");

  private Filesystems() {}

  /** Without pseudo file systems and what the guest boots from. */
  public static List<Filesystem> real(List<Filesystem> reported) {
    return reported.stream().filter(Filesystems::isReal).toList();
  }

  private static boolean isReal(Filesystem filesystem) {
    return !PSEUDO_TYPES.contains(filesystem.type())
        && !isAtOrBelow(filesystem.mountPoint(), "/boot")
        && !isAtOrBelow(filesystem.mountPoint(), "/run");
  }

  private static boolean isAtOrBelow(String mountPoint, String directory) {
    return mountPoint.equals(directory) || mountPoint.startsWith(directory + "/");
  }
}
