package dev.slipway.server;

import dev.slipway.account.Caller;
import org.springframework.stereotype.Component;

/** Makes the contract's Server for one caller. */
@Component
public class ServerViews {

  private final ServerReads reads;

  ServerViews(ServerReads reads) {
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
}
