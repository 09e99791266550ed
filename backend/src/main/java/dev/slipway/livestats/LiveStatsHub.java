package dev.slipway.livestats;

import dev.slipway.cluster.Lease;
import dev.slipway.cluster.Leases;
import dev.slipway.cluster.Topic;
import dev.slipway.cluster.Topics;
import dev.slipway.server.Server;
import dev.slipway.server.ServerRead;
import dev.slipway.server.ServerReads;
import dev.slipway.server.Servers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads watched servers, each once however many watch, on whichever nodes. A server's poller starts
 * with its first watcher on a node and stops after the last; where several nodes have watchers, a
 * lease makes one of them poll and a topic brings its samples to all. It slows down while the panel
 * struggles.
 */
@Component
class LiveStatsHub {

  private static final Logger log = LoggerFactory.getLogger(LiveStatsHub.class);

  private static final int SLOWEST = 6;

  private final Servers servers;
  private final ServerReads reads;
  private final LiveSamples samples;
  private final Topics topics;
  private final Leases leases;
  private final Duration interval;
  private final Map<String, Poller> pollers = new HashMap<>();

  LiveStatsHub(
      Servers servers,
      ServerReads reads,
      LiveSamples samples,
      Topics topics,
      Leases leases,
      LiveStatsProperties properties) {
    this.servers = servers;
    this.reads = reads;
    this.samples = samples;
    this.topics = topics;
    this.leases = leases;
    this.interval = properties.interval();
  }

  /** One place among the watchers of a server. Leaving twice does nothing. */
  interface Watch {
    void leave();
  }

  /**
   * Watches a server: {@code watcher} gets each sample from now on, the newest one at once.
   *
   * @param watcher called on a virtual thread, one sample at a time
   */
  Watch watch(String serverId, Consumer<LiveSample> watcher) {
    Topic.Subscription subscription = topic(serverId).subscribe(watcher);
    samples.newest(serverId).ifPresent(watcher);
    synchronized (pollers) {
      pollers.computeIfAbsent(serverId, Poller::new).join();
    }
    return new Watch() {
      private boolean left;

      @Override
      public synchronized void leave() {
        if (!left) {
          left = true;
          subscription.close();
          leavePoller(serverId);
        }
      }
    };
  }

  private void leavePoller(String serverId) {
    synchronized (pollers) {
      Poller poller = pollers.get(serverId);
      if (poller != null && poller.leave()) {
        pollers.remove(serverId);
      }
    }
  }

  private Topic<LiveSample> topic(String serverId) {
    return topics.topic("live-stats:" + serverId, LiveSample.class);
  }

  /** Reads one server for as long as this node has watchers of it. */
  private final class Poller implements Runnable {

    private final String serverId;
    private int watchers;
    private @Nullable Thread thread;

    Poller(String serverId) {
      this.serverId = serverId;
    }

    void join() {
      watchers++;
      if (watchers == 1) {
        thread = Thread.ofVirtual().name("live-stats-" + serverId).start(this);
      }
    }

    /**
     * @return true where nobody watches any more
     */
    boolean leave() {
      watchers--;
      if (watchers == 0 && thread != null) {
        thread.interrupt();
      }
      return watchers == 0;
    }

    @Override
    public void run() {
      Duration ttl = interval.multipliedBy(3).plusSeconds(30);
      Lease lease = null;
      int slowness = 1;
      try {
        while (!Thread.currentThread().isInterrupted()) {
          if (lease != null && !lease.renew()) {
            lease = null;
          }
          if (lease == null) {
            lease = leases.tryAcquire("live-stats:" + serverId, ttl).orElse(null);
          }
          if (lease != null) {
            slowness = poll() ? 1 : Math.min(SLOWEST, slowness + 1);
          }
          Thread.sleep(interval.multipliedBy(slowness));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        if (lease != null) {
          lease.close();
        }
      }
    }

    /**
     * @return false where the panel gave nothing
     */
    private boolean poll() {
      try {
        Optional<Server> server = servers.find(serverId);
        if (server.isEmpty() || !server.get().isProvisioned()) {
          return true;
        }
        ServerRead read = reads.read(server.get());
        LiveSample sample = samples.of(read);
        if (sample != null) {
          topic(serverId).publish(sample);
        }
        return read.failure() == null;
      } catch (RuntimeException e) {
        // The database away, say: watchers keep what they have, and it is tried again.
        log.warn("Could not read the live state of {}", serverId, e);
        return false;
      }
    }
  }
}
