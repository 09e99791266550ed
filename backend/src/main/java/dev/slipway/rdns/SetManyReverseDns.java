package dev.slipway.rdns;

import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.address.IpAddress;
import dev.slipway.cluster.Windows;
import dev.slipway.dns.DnsException;
import dev.slipway.dns.DnsNames;
import dev.slipway.dns.DnsProperties;
import dev.slipway.dns.DnsUnavailable;
import dev.slipway.dns.ForwardConfirmation.Verdict;
import dev.slipway.dns.PtrRecord;
import dev.slipway.dns.ReverseZones;
import dev.slipway.dns.ZoneFinder;
import dev.slipway.dns.ZoneMatch;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.server.Server;
import dev.slipway.server.ServerActionKind;
import dev.slipway.server.ServerActions;
import dev.slipway.server.ServerRead;
import dev.slipway.server.ServerReads;
import dev.slipway.server.Servers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Many records at once, by the same rules as one. Each line has its own outcome: one that is
 * refused keeps no other from being done.
 */
@Service
class SetManyReverseDns {

  static final int MAX_LINES = 500;
  private static final int PANEL_READS_AT_ONCE = 4;
  private static final int LOOKUPS_AT_ONCE = 32;

  private final Servers servers;
  private final ServerReads reads;
  private final Windows windows;
  private final ReverseZones dns;
  private final ZoneList zones;
  private final ForwardVerdicts verdicts;
  private final Activities activities;
  private final DnsProperties properties;

  SetManyReverseDns(
      Servers servers,
      ServerReads reads,
      Windows windows,
      ReverseZones dns,
      ZoneList zones,
      ForwardVerdicts verdicts,
      Activities activities,
      DnsProperties properties) {
    this.servers = servers;
    this.reads = reads;
    this.windows = windows;
    this.dns = dns;
    this.zones = zones;
    this.verdicts = verdicts;
    this.activities = activities;
    this.properties = properties;
  }

  /**
   * What is wished for.
   *
   * @param hostname null or empty deletes
   */
  record Line(String address, @Nullable String hostname) {}

  /** What became of a line, or would; the schema's ReverseDnsOutcome. */
  enum Outcome {
    SET,
    DELETED,
    UNCHANGED,
    REFUSED
  }

  /** One line's outcome; the schema's ReverseDnsLineResult. */
  record LineResult(
      String address,
      @Nullable String hostname,
      @Nullable String hostnameBefore,
      @Nullable String serverId,
      Outcome outcome,
      List<UserError> userErrors) {}

  /** A line on its way through the checks; what refuses it ends its way. */
  private static final class Item {
    private final int number;
    private final Line line;
    private @Nullable IpAddress address;
    private Optional<String> hostname = Optional.empty();
    private @Nullable Server server;
    private @Nullable ZoneMatch match;
    private Optional<PtrRecord> before = Optional.empty();
    private @Nullable UserError refusal;
    private boolean unchanged;

    Item(int number, Line line) {
      this.number = number;
      this.line = line;
    }

    boolean goesOn() {
      return refusal == null && !unchanged;
    }

    IpAddress address() {
      return Objects.requireNonNull(address);
    }

    Server server() {
      return Objects.requireNonNull(server);
    }

    ZoneMatch match() {
      return Objects.requireNonNull(match);
    }

    void refuse(UserError error) {
      refusal = ReverseDnsRefusals.inLine(error, number);
    }

    LineResult result() {
      Outcome outcome =
          refusal != null
              ? Outcome.REFUSED
              : unchanged
                  ? Outcome.UNCHANGED
                  : hostname.isPresent() ? Outcome.SET : Outcome.DELETED;
      return new LineResult(
          address == null ? line.address() : address.toString(),
          hostname.orElse(null),
          before.map(PtrRecord::hostname).orElse(null),
          server == null ? null : server.id(),
          outcome,
          refusal == null ? List.of() : List.of(refusal));
    }
  }

  /**
   * Goes through all lines.
   *
   * @param serverId whose addresses alone may be in it; null for all of the caller's servers
   * @param dryRun whether everything is looked up and nothing is done
   */
  List<LineResult> set(Caller caller, @Nullable String serverId, List<Line> lines, boolean dryRun) {
    List<Server> own = ownServers(caller, serverId);
    ReverseDnsRefusals.requireOffered(properties);
    if (lines.isEmpty() || lines.size() > MAX_LINES) {
      throw new Refusal(UserError.invalid("lines", "Give 1 to " + MAX_LINES + " lines at a time."));
    }
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      items.add(new Item(i, lines.get(i)));
    }
    readLines(items);
    findServers(items, own);
    try {
      findZones(items);
    } catch (DnsException e) {
      throw new Refusal(ReverseDnsRefusals.ofDns(e));
    }
    if (!dryRun) {
      openWindows(items);
    }
    confirm(items);
    if (!dryRun) {
      write(caller, items);
    }
    return items.stream().map(Item::result).toList();
  }

  private List<Server> ownServers(Caller caller, @Nullable String serverId) {
    if (serverId == null) {
      return servers.provisioned(caller);
    }
    Server server = servers.require(caller, serverId);
    ServerActions.requireProvisioned(server);
    return List.of(server);
  }

  private static void readLines(List<Item> items) {
    Map<IpAddress, Integer> seen = new HashMap<>();
    for (Item item : items) {
      try {
        item.address = SetReverseDns.address(DnsNames.trim(item.line.address()));
        Integer first = seen.putIfAbsent(item.address, item.number);
        if (first != null) {
          throw new Refusal(
              UserError.invalid(
                  ReverseDnsRefusals.ADDRESS,
                  "Line " + (first + 1) + " has this address, too: leave one of them out."));
        }
        item.hostname = SetReverseDns.hostname(item.line.hostname());
      } catch (Refusal refusal) {
        item.refuse(refusal.errors().getFirst());
      }
    }
  }

  /** Whose the addresses are, by a fresh read of each server that is concerned. */
  private void findServers(List<Item> items, List<Server> own) {
    Map<String, ServerAddresses> addresses = new HashMap<>();
    own.forEach(server -> addresses.put(server.id(), ServerAddresses.of(server)));
    Map<String, Server> concerned = new LinkedHashMap<>();
    for (Item item : items) {
      if (item.address == null) {
        continue;
      }
      IpAddress address = item.address;
      item.server =
          own.stream()
              .filter(server -> Objects.requireNonNull(addresses.get(server.id())).has(address))
              .findFirst()
              .orElse(null);
      if (item.server == null) {
        // Comes before what is wrong with the host name, as for one record.
        item.refuse(notFound(address));
      } else if (item.goesOn()) {
        concerned.put(item.server.id(), item.server);
      }
    }
    Map<String, ServerRead> fresh = new HashMap<>();
    for (ServerRead read : InParallel.map(concerned.values(), PANEL_READS_AT_ONCE, reads::read)) {
      fresh.put(read.server().id(), read);
    }
    for (Item item : items) {
      if (item.goesOn()) {
        admit(item, Objects.requireNonNull(fresh.get(item.server().id())));
      }
    }
  }

  private static UserError notFound(IpAddress address) {
    return UserError.on(
        ReverseDnsRefusals.ADDRESS,
        UserError.Code.NOT_FOUND,
        "None of these servers has the address " + address + ". Check it for typos.");
  }

  private static void admit(Item item, ServerRead read) {
    try {
      Server fresh = read.orRefuse();
      ServerActions.requireService(ServerActionKind.SET_REVERSE_DNS, fresh);
      if (!ServerAddresses.of(fresh).has(item.address())) {
        throw new Refusal(notFound(item.address()));
      }
      item.server = fresh;
    } catch (Refusal refusal) {
      item.refuse(refusal.errors().getFirst());
    }
  }

  private void findZones(List<Item> items) {
    ZoneFinder finder = zones.freshFinder();
    for (Item item : items) {
      if (item.goesOn()) {
        item.match = finder.find(item.address()).orElse(null);
        if (item.match == null) {
          item.refuse(ReverseDnsRefusals.noZone(item.address()));
        }
      }
    }
    ZoneContents contents =
        ZoneContents.read(
            dns, items.stream().filter(Item::goesOn).map(Item::match).toList(), List.of());
    for (Item item : items) {
      if (!item.goesOn()) {
        continue;
      }
      contents
          .failure(item.match().zone())
          .ifPresent(failure -> item.refuse(ReverseDnsRefusals.ofDns(failure)));
      item.before = contents.get(item.match());
      item.unchanged = item.refusal == null && SetReverseDns.isAsWished(item.hostname, item.before);
    }
  }

  private void openWindows(List<Item> items) {
    for (Item item : items) {
      if (item.goesOn()) {
        Optional<Duration> wait =
            windows.tryOpen(SetReverseDns.window(item.address()), SetReverseDns.WINDOW);
        wait.ifPresent(left -> item.refuse(ReverseDnsRefusals.tooSoon(item.address(), left)));
      }
    }
  }

  private void confirm(List<Item> items) {
    List<Item> named =
        items.stream().filter(item -> item.goesOn() && item.hostname.isPresent()).toList();
    List<Verdict> found =
        InParallel.map(
            named,
            LOOKUPS_AT_ONCE,
            item -> verdicts.fresh(item.hostname.orElseThrow(), item.address()));
    for (int i = 0; i < named.size(); i++) {
      if (!found.get(i).confirmed()) {
        Item item = named.get(i);
        item.refuse(
            ReverseDnsRefusals.mismatch(item.hostname.orElseThrow(), item.address(), found.get(i)));
      }
    }
  }

  private void write(Caller caller, List<Item> items) {
    ZoneWrites writes = new ZoneWrites();
    List<Item> due = items.stream().filter(Item::goesOn).toList();
    for (Item item : due) {
      String name = item.match().recordName();
      writes.add(item.match(), SetReverseDns.change(name, item.hostname, properties.ttlSeconds()));
    }
    Map<String, DnsException> failures = writes.make(dns);
    Map<String, List<Item>> doneByServer = new LinkedHashMap<>();
    for (Item item : due) {
      DnsException failure = failures.get(item.match().recordName());
      if (failure == null) {
        doneByServer.computeIfAbsent(item.server().id(), id -> new ArrayList<>()).add(item);
      } else {
        item.refuse(ReverseDnsRefusals.ofDns(failure));
      }
    }
    requireReadBack(doneByServer.values().stream().flatMap(List::stream).toList());
    doneByServer.forEach((serverId, done) ->
        activities.note(caller, serverId, SetReverseDns.ACTIVITY, summary(done), true, null));
  }

  /** One read of each zone confirms all. */
  private void requireReadBack(List<Item> done) {
    ZoneContents contents =
        ZoneContents.read(dns, done.stream().map(Item::match).toList(), List.of());
    for (Item item : done) {
      boolean asWished =
          contents.failure(item.match().zone()).isEmpty()
              && SetReverseDns.isAsWished(item.hostname, contents.get(item.match()));
      if (!asWished) {
        item.refuse(
            ReverseDnsRefusals.ofDns(new DnsUnavailable(item.match().recordName() + " is not")));
      }
    }
  }

  private static String summary(List<Item> done) {
    if (done.size() == 1) {
      Item item = done.getFirst();
      return item.hostname
          .map(name -> "Set the reverse DNS of " + item.address() + " to " + name)
          .orElseGet(() -> "Deleted the reverse DNS of " + item.address());
    }
    return "Changed the reverse DNS of " + done.size() + " addresses at once";
  }
}
