package dev.slipway.livestats;

import dev.slipway.account.Caller;
import dev.slipway.error.ApiException;
import dev.slipway.panel.PanelLiveState;
import dev.slipway.server.ServerStatus;
import dev.slipway.server.ServerView;
import dev.slipway.server.Servers;
import dev.slipway.web.Subscriptions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** {@code Server.liveStats}, {@code Server.filesystems} and the subscription {@code liveStats}. */
@Controller
class LiveStatsController {

  private final LiveStatsHub hub;
  private final LiveSamples samples;
  private final Servers servers;
  private final Subscriptions subscriptions;

  LiveStatsController(
      LiveStatsHub hub, LiveSamples samples, Servers servers, Subscriptions subscriptions) {
    this.hub = hub;
    this.samples = samples;
    this.servers = servers;
    this.subscriptions = subscriptions;
  }

  @SchemaMapping(typeName = "Server")
  CompletableFuture<@Nullable LiveSample> liveStats(ServerView server) {
    return server.read().thenApply(read -> read.liveOrThrow() == null ? null : samples.of(read));
  }

  @SchemaMapping(typeName = "Server")
  CompletableFuture<@Nullable List<FilesystemView>> filesystems(ServerView server) {
    return server
        .read()
        .thenApply(read -> {
          PanelLiveState live = read.liveOrThrow();
          return live == null || live.filesystems() == null
              ? null
              : FilesystemView.of(live.filesystems());
        });
  }

  @SubscriptionMapping(name = "liveStats")
  Flux<LiveSample> watch(@Argument String serverId, Caller caller) {
    if (servers.find(caller, serverId).isEmpty()) {
      throw ApiException.notFound("server");
    }
    Flux<LiveSample> watched =
        Flux.<LiveSample>create(
                sink -> {
                  LiveStatsHub.Watch watch = hub.watch(serverId, sink::next);
                  sink.onDispose(watch::leave);
                },
                // Who can't keep up gets the newest and loses older ones.
                FluxSink.OverflowStrategy.LATEST)
            .publishOn(subscriptions.virtualThreads(), 1)
            .distinctUntilChanged(LiveSample::sampledAt)
            .takeWhile(sample -> mayStillWatch(caller, serverId));
    return subscriptions.whileSignedIn(caller, watched);
  }

  /** The server may have been deleted, or have another owner by now. */
  private boolean mayStillWatch(Caller caller, String serverId) {
    return servers
        .find(caller, serverId)
        .filter(server -> server.status() != ServerStatus.TERMINATED)
        .isPresent();
  }
}
