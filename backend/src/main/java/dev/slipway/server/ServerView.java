package dev.slipway.server;

import dev.slipway.account.ApiScope;
import dev.slipway.account.Caller;
import dev.slipway.panel.PanelServer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The contract's Server: each method is a field. The panel is read once, when the first field that
 * comes from it is asked, and all such fields wait for that one read; parts with a call of their
 * own, like traffic, run beside it. So a page costs the slowest of its calls. In lists the fields
 * come from the store and there is no read at all.
 */
public final class ServerView {

  private static final Executor VIRTUAL_THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private final Server stored;
  private final Caller caller;
  private final ServerReads reads;
  private final boolean readsFirst;
  private @Nullable CompletableFuture<ServerRead> read;

  private ServerView(Server stored, Caller caller, ServerReads reads, boolean readsFirst) {
    this.stored = stored;
    this.caller = caller;
    this.reads = reads;
    this.readsFirst = readsFirst;
  }

  /** For one server's page: read from the panel. */
  static ServerView fresh(Server server, Caller caller, ServerReads reads) {
    return new ServerView(server, caller, reads, true);
  }

  /** For lists and for what has just been read: from the store. */
  static ServerView stored(Server server, Caller caller, ServerReads reads) {
    return new ServerView(server, caller, reads, false);
  }

  /** The one read of this server for this answer; it begins with the first call. */
  public synchronized CompletableFuture<ServerRead> read() {
    if (read == null) {
      read = CompletableFuture.supplyAsync(() -> reads.forPage(stored), VIRTUAL_THREADS);
    }
    return read;
  }

  /** What the fields show. */
  public CompletableFuture<Server> server() {
    return readsFirst
        ? read().thenApply(ServerRead::server)
        : CompletableFuture.completedFuture(stored);
  }

  /** What was known before any read; enough to find other things by. */
  public Server stored() {
    return stored;
  }

  public Caller caller() {
    return caller;
  }

  public String id() {
    return stored.id();
  }

  public CompletableFuture<String> name() {
    return server().thenApply(Server::name);
  }

  public CompletableFuture<@Nullable String> hostname() {
    return server().thenApply(Server::hostname);
  }

  public @Nullable String externalId() {
    return stored.externalId();
  }

  public @Nullable Integer panelServerId() {
    return caller.may(ApiScope.OPERATIONS) ? stored.panelServerId() : null;
  }

  public CompletableFuture<ServerStatus> status() {
    return server().thenApply(Server::status);
  }

  public CompletableFuture<PowerState> powerState() {
    return server().thenApply(Server::powerState);
  }

  public CompletableFuture<@Nullable Instant> createdAt() {
    return snapshot(PanelServer::created);
  }

  public CompletableFuture<@Nullable Instant> builtAt() {
    return snapshot(PanelServer::built);
  }

  public CompletableFuture<PanelServer.@Nullable Location> location() {
    return snapshot(PanelServer::location);
  }

  public CompletableFuture<PanelServer.@Nullable OperatingSystem> operatingSystem() {
    return snapshot(PanelServer::operatingSystem);
  }

  public CompletableFuture<PanelServer.@Nullable BackupPlan> backupPlan() {
    return snapshot(PanelServer::backupPlan);
  }

  /** All 0 for a service that has no server yet. */
  public CompletableFuture<PanelServer.Resources> resources() {
    return server()
        .thenApply(server ->
            server.snapshot() == null
                ? new PanelServer.Resources(0, 0, 0, null)
                : server.snapshot().resources());
  }

  public CompletableFuture<List<IpAddress>> addresses() {
    return server()
        .thenApply(server ->
            server.snapshot() == null
                ? List.of()
                : server.snapshot().addresses().stream().map(IpAddress::of).toList());
  }

  public CompletableFuture<Boolean> underMaintenance() {
    return server()
        .thenApply(server -> server.snapshot() != null && server.snapshot().underMaintenance());
  }

  public CompletableFuture<@Nullable Instant> terminatesAt() {
    return server().thenApply(Server::terminatesAt);
  }

  public CompletableFuture<@Nullable Instant> missingSince() {
    return server().thenApply(Server::missingSince);
  }

  public CompletableFuture<@Nullable Instant> asOf() {
    return server().thenApply(Server::asOf);
  }

  public CompletableFuture<Boolean> stale() {
    return server().thenApply(reads::isStale);
  }

  private <T> CompletableFuture<@Nullable T> snapshot(Function<PanelServer, @Nullable T> field) {
    return server()
        .thenApply(server -> server.snapshot() == null ? null : field.apply(server.snapshot()));
  }

  /** The contract's IpAddress. */
  public record IpAddress(
      String address, String version, int prefixLength, @Nullable String gateway, boolean primary) {

    static IpAddress of(PanelServer.Address address) {
      return new IpAddress(
          address.address(),
          String.format(Locale.ROOT, "IPV%d", address.version()),
          address.prefixLength(),
          address.gateway(),
          address.primary());
    }
  }
}
