package dev.slipway.provisioning;

import dev.slipway.catalog.StockReservations;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelOrders;
import dev.slipway.panel.PanelOrders.OwnedServer;
import dev.slipway.panel.PanelRefused;
import dev.slipway.panel.PanelUnavailable;
import dev.slipway.provisioning.OrderEvent.Outcome;
import dev.slipway.provisioning.ProvisioningOrder.OpenCall;
import dev.slipway.provisioning.ProvisioningOrders.Change;
import dev.slipway.provisioning.SurplusServers.Watch;
import dev.slipway.server.Server;
import dev.slipway.server.ServerReads;
import dev.slipway.server.Servers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The panel makes the server, once. The panel knows no name or mark of ours while it does, so a
 * server whose answer was lost is recognised by what it is not: not among the customer's servers
 * that were there before the call went out, not linked to another service, and untouched. One order
 * of a customer creates at a time, so that there is one order that such a server can belong to.
 */
@Component
class CreateStep {

  /** Another order of the customer is at it. */
  private static final Duration TURN = Duration.ofMillis(400);

  /** In place of the servers before: this panel lists none. No server has this number. */
  private static final int NOT_LISTED = 0;

  private final ProvisioningOrders orders;
  private final OrderProgress progress;
  private final PanelOrders panel;
  private final Servers servers;
  private final ServerReads reads;
  private final StockReservations stock;
  private final SurplusServers surplus;
  private final TransactionTemplate transaction;
  private final ProvisioningProperties properties;
  private final Clock clock;

  CreateStep(
      ProvisioningOrders orders,
      OrderProgress progress,
      PanelOrders panel,
      Servers servers,
      ServerReads reads,
      StockReservations stock,
      SurplusServers surplus,
      TransactionTemplate transaction,
      ProvisioningProperties properties,
      Clock clock) {
    this.orders = orders;
    this.progress = progress;
    this.panel = panel;
    this.servers = servers;
    this.reads = reads;
    this.stock = stock;
    this.surplus = surplus;
    this.transaction = transaction;
    this.properties = properties;
    this.clock = clock;
  }

  Duration take(ProvisioningOrder order) {
    OpenCall call = order.call();
    if (call == null) {
      return orders.claimCreation(order).map(this::create).orElse(TURN);
    }
    return call.serversBefore() == null ? create(order) : look(order, call.serversBefore());
  }

  private int user(ProvisioningOrder order) {
    return Objects.requireNonNull(order.panelUserId());
  }

  private Duration create(ProvisioningOrder claimed) {
    List<Integer> before;
    try {
      List<OwnedServer> owned = panel.ofUser(user(claimed));
      Optional<Watch> earlier = surplus.watchOf(claimed.id());
      if (earlier.isPresent()) {
        List<Integer> late = unlinked(fresh(owned, earlier.get().serversBefore()));
        if (!late.isEmpty()) {
          return found(claimed, earlier.get().serversBefore(), late);
        }
      }
      before = owned.stream().map(OwnedServer::id).toList();
    } catch (PanelException e) {
      if (e instanceof PanelUnavailable || claimed.attempts() == 0) {
        return progress.retry(
            claimed, new Change().noCall(), e, "Looking at the customer's servers on the panel");
      }
      // A panel without lists can make servers too; only an answer that gets lost can't be found.
      before = List.of(NOT_LISTED);
    }
    ProvisioningOrder order =
        orders.change(claimed, new Change().callBegins(clock.instant()).serversBefore(before));
    orders.note(order.id(), OrderStep.CREATE, Outcome.BEGUN, "The panel is asked for a server.");
    progress.say(order, "The server is being made.");
    try {
      OptionalInt made = panel.create(user(order), order.wish().server());
      return made.isPresent()
          ? link(order, before, made.getAsInt(), "The panel has made server ")
          : lost(order, before, "the panel took the order without saying which server it made");
    } catch (PanelRefused e) {
      return progress.retry(order, new Change().noCall(), e, "Making the server");
    } catch (PanelUnavailable e) {
      return e.nothingDone()
          ? progress.retry(order, new Change().noCall(), e, "Making the server")
          : lost(order, before, String.valueOf(e.getMessage()));
    } catch (PanelException e) {
      return lost(order, before, String.valueOf(e.getMessage()));
    }
  }

  /** Nobody knows what became of the call: the panel is asked what it has. */
  private Duration lost(ProvisioningOrder order, List<Integer> before, String why) {
    String problem = "The answer was lost: " + why + ". Looking for the server on the panel.";
    orders.note(order.id(), OrderStep.CREATE, Outcome.PROBLEM, problem);
    ProvisioningOrder ended =
        orders.change(order, new Change().callEnded(clock.instant()).problem(problem));
    return look(ended, before);
  }

  private Duration look(ProvisioningOrder order, List<Integer> before) {
    if (before.contains(NOT_LISTED)) {
      return progress.waitForPerson(
          order,
          new Change(),
          "The answer was lost, and this panel does not list the customer's servers. Look there"
              + " whether it made one: say which, or retry to have it asked again.");
    }
    List<Integer> found;
    try {
      found = untouchedSince(order, before);
    } catch (PanelException e) {
      return progress.retry(order, new Change(), e, "Looking for the server on the panel");
    }
    return found.isEmpty() ? afterNothing(order, before) : found(order, before, found);
  }

  /** What has appeared on the panel since a call went out whose answer was lost. */
  private Duration found(ProvisioningOrder order, List<Integer> before, List<Integer> found) {
    return found.size() == 1
        ? link(order, before, found.getFirst(), "Its answer was lost; found server ")
        : progress.waitForPerson(
            order,
            new Change(),
            "The answer was lost, and the panel has made more than one server for this customer"
                + " since: numbers "
                + join(found)
                + ". Say which one is this order's, and delete what is too much on the panel.");
  }

  /** A panel that is slow may still come to it: only after a while is it asked again. */
  private Duration afterNothing(ProvisioningOrder order, List<Integer> before) {
    OpenCall call = Objects.requireNonNull(order.call());
    Instant ended =
        call.endedAt() == null ? call.beganAt().plus(panel.longestCall()) : call.endedAt();
    Duration left = Duration.between(clock.instant(), ended.plus(properties.lostAnswerWait()));
    if (left.isPositive()) {
      Duration between = properties.pollInterval();
      return left.compareTo(between) < 0 ? left : between;
    }
    // However slow: a server that it makes afterwards is noticed.
    surplus.watch(order.id(), before);
    if (order.attempts() + 1 >= properties.maxAttempts()) {
      return progress.waitForPerson(
          order,
          new Change(),
          "The panel was asked for the server "
              + properties.maxAttempts()
              + " times, and has neither answered nor made one. Look at the panel, then retry.");
    }
    orders.note(
        order.id(),
        OrderStep.CREATE,
        Outcome.PROBLEM,
        "The panel has made no server for the lost call; it is asked again.");
    orders.change(order, new Change().noCall().attempts(order.attempts() + 1));
    return Duration.ZERO;
  }

  /** Whether a call is open of which this panel can't show what became of it. */
  static boolean isBeyondFinding(ProvisioningOrder order) {
    OpenCall call = order.call();
    return call != null
        && call.serversBefore() != null
        && call.serversBefore().contains(NOT_LISTED);
  }

  /** What has appeared since a call went out, and can be what it made. */
  List<Integer> untouchedSince(ProvisioningOrder order, List<Integer> before) {
    return unlinked(fresh(panel.ofUser(user(order)), before));
  }

  /**
   * What has appeared since an order's first call went out, and can only be too much.
   *
   * @return empty where another order of the customer may own what has appeared
   */
  Optional<List<Integer>> surplusSince(ProvisioningOrder order, List<Integer> before) {
    List<Integer> fresh = fresh(panel.ofUser(user(order)), before);
    // Asked before what is linked is: an order that has just got its server has linked it.
    return orders.anotherMayOwnServers(order) ? Optional.empty() : Optional.of(unlinked(fresh));
  }

  private static List<Integer> fresh(List<OwnedServer> owned, List<Integer> before) {
    return owned.stream()
        .filter(OwnedServer::untouched)
        .map(OwnedServer::id)
        .filter(id -> !before.contains(id))
        .toList();
  }

  private List<Integer> unlinked(List<Integer> fresh) {
    Set<Integer> linked = servers.linkedAmong(fresh);
    return fresh.stream().filter(id -> !linked.contains(id)).toList();
  }

  /** The server is the service's from now on. */
  Duration link(ProvisioningOrder order, List<Integer> before, int panelServerId, String how) {
    String extra = others(order, before, panelServerId);
    try {
      transaction.executeWithoutResult(status -> {
        Server server = progress.server(order).orElseThrow();
        servers.link(server, panelServerId);
        stock.placed(server.id());
        progress.goOn(
            order,
            order.wish().install() == null ? OrderStep.FINISH : OrderStep.BUILD,
            new Change().panelServer(panelServerId),
            how + panelServerId + "." + extra);
      });
    } catch (DuplicateKeyException e) {
      return progress.waitForPerson(
          order,
          new Change(),
          "Server " + panelServerId + " of the panel is linked to another service already.");
    }
    Optional<Server> linked = progress.server(order);
    linked.ifPresent(reads::read);
    return Duration.ZERO;
  }

  /** A panel that did one call twice is only noticed now. */
  private String others(ProvisioningOrder order, List<Integer> before, int panelServerId) {
    if (before.contains(NOT_LISTED)) {
      return "";
    }
    try {
      List<Integer> others =
          untouchedSince(order, before).stream().filter(id -> id != panelServerId).toList();
      if (others.isEmpty()) {
        return "";
      }
      surplus.watch(order.id(), before);
      return " The panel has made more than this one at the same time: " + join(others) + ".";
    } catch (PanelException e) {
      return "";
    }
  }

  private static String join(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
