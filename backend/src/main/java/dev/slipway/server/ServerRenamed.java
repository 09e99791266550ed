package dev.slipway.server;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Told by {@link ServerEvents} when the panel has taken another name for a server, or a read
 * brought one.
 *
 * @param oldNames what it was called before: the host name and the display name
 * @param newName the name that was given; where a read brought it, the host name, else the display
 *     name
 */
public record ServerRenamed(String serverId, Set<String> oldNames, String newName) {

  /** What a server is called. */
  static Set<String> names(Server server) {
    Set<String> names = new LinkedHashSet<>();
    if (server.hostname() != null) {
      names.add(server.hostname());
    }
    names.add(server.name());
    return names;
  }
}
