package dev.slipway.panel;

import java.util.Optional;

/** The pictures that the panel has for operating systems. */
public interface PanelIcons {

  /**
   * Reads one picture.
   *
   * @param fileName letters, digits, dots, underscores and hyphens only
   * @return its bytes, whatever they are; empty where the panel has no such file
   */
  Optional<byte[]> read(String fileName);
}
