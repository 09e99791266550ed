package dev.slipway.server;

import dev.slipway.account.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the contract's Server for one caller. */
@Component
public class ServerViews {

  private final Servers servers;
  private final ServerReads reads;

  ServerViews(Servers servers, ServerReads reads) {
    this.servers = servers;
    this.reads = reads;
  }

  /** For one server's page: read from the panel when a field asks for it. */
  public ServerView fresh(Server server, Caller caller) {
    return ServerView.fresh(server, caller, reads);
  }

  /** For lists, and after a read. */
  public ServerView stored(Server server, Caller caller) {
    return ServerView.stored(server, caller, reads);
  }

  /**
   * As {@link #stored(Server, Caller)}, by its id.
   *
   * @return null where the id is null, or there is no such server for this caller
   */
  public @Nullable ServerView stored(@Nullable String id, Caller caller) {
    return id == null
        ? null
        : servers.find(caller, id).map(server -> stored(server, caller)).orElse(null);
  }
}
