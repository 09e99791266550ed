package dev.slipway.simulator.wire;

import java.util.Base64;
import java.util.Map;

/** The pictures a panel hands out: icons of operating systems and the screenshot of a console. */
public final class Pictures {

  private static final int ICON = 64;
  private static final Map<String, Integer> COLOURS =
      Map.ofEntries(
          Map.entry("ubuntu_logo.png", 0xE95420),
          Map.entry("debian_logo.png", 0xA81D33),
          Map.entry("rocky_linux_logo.png", 0x10B981),
          Map.entry("almalinux_logo.png", 0x0F4266),
          Map.entry("centos_logo.png", 0x932279),
          Map.entry("fedora_logo.png", 0x51A2DA),
          Map.entry("freebsd_logo.png", 0xAB2B28),
          Map.entry("windows_logo.png", 0x0078D4),
          Map.entry("linux_logo.png", 0x6C757D));

  /** A text console: lines of words in grey. Some kilobytes, as the real ones. */
  static final String SCREENSHOT =
      Base64.getEncoder().encodeToString(Png.of(150, 83, Pictures::console));

  private Pictures() {}

  /** Whether the panel has an icon of that name. */
  public static boolean hasIcon(String file) {
    return COLOURS.containsKey(file);
  }

  /** A disc in the brand's colour with a lighter ring. */
  public static byte[] icon(String file) {
    int colour = COLOURS.getOrDefault(file, 0x6C757D);
    return Png.of(ICON, ICON, (x, y) -> disc(colour, x, y));
  }

  private static int disc(int colour, int x, int y) {
    double radius = Math.hypot(x - (ICON - 1) / 2.0, y - (ICON - 1) / 2.0);
    if (radius > 31) {
      return 0;
    }
    boolean ring = radius > 13 && radius < 19;
    return 0xFF000000 | (ring ? 0xFFFFFF : colour);
  }

  private static int console(int x, int y) {
    int line = y / 6;
    boolean gap = y % 6 > 3 || line % 5 == 4 || x > 40 + line * 29 % 90;
    int shade = gap ? 0 : (x * 7919 + y * 104729 + x * y * 31) % 7 * 36;
    return 0xFF000000 | shade << 16 | shade << 8 | shade;
  }
}
