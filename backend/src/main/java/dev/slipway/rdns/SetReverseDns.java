package dev.slipway.rdns;

import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.address.IpAddress;
import dev.slipway.cluster.Windows;
import dev.slipway.dns.DnsException;
import dev.slipway.dns.DnsNames;
import dev.slipway.dns.DnsProperties;
import dev.slipway.dns.DnsRefused;
import dev.slipway.dns.DnsUnavailable;
import dev.slipway.dns.ForwardConfirmation.Verdict;
import dev.slipway.dns.PtrRecord;
import dev.slipway.dns.ReverseZones;
import dev.slipway.dns.ReverseZones.Change;
import dev.slipway.dns.ZoneMatch;
import dev.slipway.error.Refusal;
import dev.slipway.server.Server;
import dev.slipway.server.ServerActionKind;
import dev.slipway.server.ServerActions;
import dev.slipway.server.ServerReads;
import dev.slipway.server.Servers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Setting and deleting the record of one address. */
@Service
class SetReverseDns {

  static final Duration WINDOW = Duration.ofSeconds(10);
  static final String ACTIVITY = "server.reverse-dns";

  private final Servers servers;
  private final ServerReads reads;
  private final Windows windows;
  private final ReverseZones dns;
  private final ZoneList zones;
  private final ForwardVerdicts verdicts;
  private final Activities activities;
  private final DnsProperties properties;

  SetReverseDns(
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

  /** What limits how often an address's record is changed; one key, however it is spelled. */
  static String window(IpAddress address) {
    return "reverse-dns:" + address;
  }

  /**
   * Sets or deletes a record; the checks stand in the contract's order of refusals.
   *
   * @param givenHostname null or empty deletes
   */
  ReverseDnsRecord set(
      Caller caller, String serverId, String givenAddress, @Nullable String givenHostname) {
    Server server = servers.require(caller, serverId);
    ServerActions.requireProvisioned(server);
    ReverseDnsRefusals.requireOffered(properties);
    IpAddress address = address(givenAddress);
    // The panel is asked before the other checks only where the store knows no such address.
    boolean unknown = !ServerAddresses.of(server).has(address);
    Server known = unknown ? withAddress(server, address) : server;
    Optional<String> hostname = hostname(givenHostname);
    ServerActions.requireService(ServerActionKind.SET_REVERSE_DNS, known);
    windows
        .tryOpen(window(address), WINDOW)
        .ifPresent(wait -> {
          throw new Refusal(ReverseDnsRefusals.tooSoon(address, wait));
        });
    if (!unknown) {
      requireStillThere(known, address);
    }
    try {
      return change(caller, known, address, hostname);
    } catch (DnsRefused e) {
      String summary = "The DNS server refused the record of " + address;
      activities.note(caller, server.id(), ACTIVITY, summary, false, null);
      throw new Refusal(ReverseDnsRefusals.ofDns(e));
    } catch (DnsException e) {
      throw new Refusal(ReverseDnsRefusals.ofDns(e));
    }
  }

  /** The address that a text names; any other text is refused. */
  static IpAddress address(String given) {
    return IpAddress.parse(given)
        .orElseThrow(() -> new Refusal(ReverseDnsRefusals.noAddress(given)));
  }

  /** The host name without a dot at its end; empty where the record is to go. */
  static Optional<String> hostname(@Nullable String given) {
    String name = DnsNames.trim(given == null ? "" : given);
    if (!name.isEmpty() && !DnsNames.isHost(name)) {
      throw new Refusal(ReverseDnsRefusals.noHost(name));
    }
    return name.isEmpty() ? Optional.empty() : Optional.of(DnsNames.withoutDots(name));
  }

  /** A stored copy could still list an address that is somebody else's by now. */
  private void requireStillThere(Server server, IpAddress address) {
    try {
      Server fresh = withAddress(server, address);
      ServerActions.requireService(ServerActionKind.SET_REVERSE_DNS, fresh);
    } catch (Refusal e) {
      // Nothing was tried.
      windows.close(window(address));
      throw e;
    }
  }

  private Server withAddress(Server server, IpAddress address) {
    Server fresh = reads.read(server).orRefuse();
    ServerActions.requireProvisioned(fresh);
    if (!ServerAddresses.of(fresh).has(address)) {
      throw new Refusal(ReverseDnsRefusals.notThisServers(address.toString()));
    }
    return fresh;
  }

  private ReverseDnsRecord change(
      Caller caller, Server server, IpAddress address, Optional<String> hostname) {
    ZoneMatch match = zone(address);
    // Also tells whether the server is there, before anything that does not need it.
    Optional<PtrRecord> before = dns.read(match.zone(), match.recordName());
    hostname.ifPresent(name -> requireConfirmed(name, address));
    dns.change(
        match.zone(), List.of(change(match.recordName(), hostname, properties.ttlSeconds())));
    Optional<PtrRecord> now = dns.read(match.zone(), match.recordName());
    requireDone(match, hostname, now);
    activities.note(caller, server.id(), ACTIVITY, summary(address, before, hostname), true, null);
    return ReverseDnsRecord.of(
        address,
        now.isPresent() ? ReverseDnsStatus.VERIFIED : ReverseDnsStatus.MISSING,
        now.orElse(null),
        match.zone());
  }

  private ZoneMatch zone(IpAddress address) {
    ZoneList.Found list = zones.current();
    Optional<ZoneMatch> match = list.finder().find(address);
    if (match.isEmpty() && list.fromMemory()) {
      match = zones.freshFinder().find(address);
    }
    return match.orElseThrow(() -> new Refusal(ReverseDnsRefusals.noZone(address)));
  }

  private void requireConfirmed(String hostname, IpAddress address) {
    Verdict verdict = verdicts.fresh(hostname, address);
    if (!verdict.confirmed()) {
      throw new Refusal(ReverseDnsRefusals.mismatch(hostname, address, verdict));
    }
  }

  private static void requireDone(
      ZoneMatch match, Optional<String> wanted, Optional<PtrRecord> now) {
    if (!isAsWished(wanted, now)) {
      throw new DnsUnavailable(
          match.recordName() + " is " + now + " after it was set to " + wanted);
    }
  }

  /** What brings a record to what is wished for: a host name, or none. */
  static Change change(String recordName, Optional<String> hostname, int ttlSeconds) {
    return hostname.isPresent()
        ? new Change.Put(recordName, hostname.get(), ttlSeconds)
        : new Change.Remove(recordName);
  }

  /** Whether a record names the host that is wished for, or is not there where none is. */
  static boolean isAsWished(Optional<String> hostname, Optional<PtrRecord> record) {
    return hostname.isPresent() == record.isPresent()
        && hostname.map(name -> DnsNames.same(name, record.orElseThrow().hostname())).orElse(true);
  }

  private static String summary(
      IpAddress address, Optional<PtrRecord> before, Optional<String> hostname) {
    String was = before.map(record -> " (was " + record.hostname() + ")").orElse("");
    return hostname
        .map(name -> "Set the reverse DNS of " + address + " to " + name + was)
        .orElseGet(() -> "Deleted the reverse DNS of " + address + was);
  }
}
