package dev.slipway.panel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that stands on the panel, for who compares it with what is known here. */
public interface PanelInventory {

  /**
   * One server of the panel's list.
   *
   * @param name empty where the panel has none
   */
  record Line(int id, String name, boolean suspended, @Nullable Instant created) {}

  /** Every server on the panel; one call for each 200 of them. */
  List<Line> readServers();

  /**
   * What the panel says of one server, as JSON, indented. Whatever could let somebody in is taken
   * out: passwords, tokens, keys, addresses of consoles, pictures of screens.
   *
   * @throws PanelNotFound where the panel has no such server
   */
  String readDocument(int panelServerId);
}
