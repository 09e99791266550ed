package dev.slipway.simulator.demo;

import dev.slipway.simulator.model.Addresses.Interface;
import dev.slipway.simulator.model.Backup;
import dev.slipway.simulator.model.GuestKind;
import dev.slipway.simulator.model.LoadProfile;
import dev.slipway.simulator.model.NetworkPlan;
import dev.slipway.simulator.model.PanelServer;
import dev.slipway.simulator.model.PanelUser;
import dev.slipway.simulator.model.PanelWorld;
import dev.slipway.simulator.model.ServerSpec;
import dev.slipway.simulator.model.Timings;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The world of demonstrations and end-to-end tests: three customers and every interesting state of
 * a server once. The numbers of the servers are constants, for tests that look for one of them.
 */
public final class DemoWorld {

  /** A studio with one server in each state. */
  public static final long HARBOUR_LANE = 1001;

  /** A shop with two servers. */
  public static final long NORTHWIND = 1002;

  /** A new customer without a server. */
  public static final long COPPER_KETTLE = 1003;

  public static final int RUNNING = 1;
  public static final int STOPPED = 2;
  public static final int BUILDING = 3;
  public static final int BUILD_FAILED = 4;
  public static final int SUSPENDED = 5;
  public static final int IN_MAINTENANCE = 6;
  public static final int UNMETERED = 7;
  public static final int IPV6_ONLY = 8;
  public static final int WINDOWS = 9;
  public static final int NO_AGENT = 10;
  public static final int ALLOCATED = 11;
  public static final int MANY_ADDRESSES = 12;
  public static final int OTHER_RUNNING = 13;
  public static final int OTHER_STOPPED = 14;

  /** Belongs to the panel's administrator, whom the billing side does not know. */
  public static final int WITHOUT_RELATION = 15;

  /** Belongs to nobody at all. */
  public static final int WITHOUT_OWNER = 16;

  /** The public half of a pair whose private half nobody has. */
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJxT0v5oXw3b2m1q8rYkLd7c9uFhGzPsNaEeVtQyRiUo demo";

  private DemoWorld() {}

  /** The world at the speed of real hardware. */
  public static PanelWorld create() {
    return create(Clock.systemUTC(), Timings.real());
  }

  /** The world at another speed or time. */
  public static PanelWorld create(Clock clock, Timings timings) {
    PanelWorld world = Provider.world(clock, timings);
    PanelUser studio = customer(world, HARBOUR_LANE, "Harbour Lane Studio");
    PanelUser shop = customer(world, NORTHWIND, "Northwind Outfitters");
    customer(world, COPPER_KETTLE, "Copper Kettle Bakery");
    addBelongings(world, studio);
    addEveryState(world, studio);
    addOthers(world, shop);
    return world;
  }

  /** An account for a company under an external relation id. */
  public static PanelUser customer(PanelWorld world, long extRelationId, String name) {
    String domain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return world
        .accounts()
        .add(
            name,
            "hosting@" + domain + ".example",
            String.valueOf(extRelationId),
            false,
            3,
            Provider.OPENED);
  }

  /** So many running servers of one owner, spread over all hypervisors of Frankfurt. */
  public static List<PanelServer> addServers(PanelWorld world, PanelUser owner, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(n ->
            world.add(
                ServerSpec.named("node-%04d".formatted(n))
                    .hostname("node-%04d.example.net".formatted(n))
                    .owner(owner)
                    .hypervisor(200 + 1 + n % 45)
                    .load(load(n))
                    .runningFor(Duration.ofHours(1L + n % 900))))
        .toList();
  }

  private static LoadProfile load(int n) {
    return switch (n % 3) {
      case 0 -> LoadProfile.IDLE;
      case 1 -> LoadProfile.STEADY;
      default -> LoadProfile.BUSY;
    };
  }

  private static void addEveryState(PanelWorld world, PanelUser owner) {
    world.add(
        ServerSpec.named("Web shop")
            .hostname("shop.harbour-lane.example")
            .owner(owner)
            .hypervisor(101)
            .load(LoadProfile.BUSY)
            .runningFor(Duration.ofDays(41))
            .ipv4("203.0.113.10")
            .ipv6("2001:db8:a1:10::", 64)
            .backupPlan(3, "Every night, kept for two weeks")
            .trafficBlock(2, 15, 500));
    world.add(
        ServerSpec.named("Staging")
            .hostname("staging.harbour-lane.example")
            .owner(owner)
            .hypervisor(201)
            .footprint(2048, 40, 1000, 1)
            .template(46)
            .ageMonths(9)
            .stoppedFor(Duration.ofDays(6))
            .ipv4("203.0.113.11"));
    world.add(
        ServerSpec.named("New frontend")
            .hostname("next.harbour-lane.example")
            .owner(owner)
            .hypervisor(202)
            .building()
            .ipv4("203.0.113.12"));
    world.add(
        ServerSpec.named("Mail relay")
            .hostname("relay.harbour-lane.example")
            .owner(owner)
            .hypervisor(301)
            .footprint(1024, 20, 1000, 1)
            .ageMonths(1)
            .buildFailed()
            .ipv4("203.0.113.13"));
    world.add(
        ServerSpec.named("Old campaign")
            .hostname("campaign.harbour-lane.example")
            .owner(owner)
            .hypervisor(102)
            .suspendedFor(Duration.ofDays(12))
            .ipv4("203.0.113.14"));
    world.add(
        ServerSpec.named("Build runner")
            .hostname("ci.harbour-lane.example")
            .owner(owner)
            .hypervisor(Provider.IN_MAINTENANCE)
            .template(13)
            .runningFor(Duration.ofDays(2))
            .ipv4("203.0.113.15"));
    world.add(
        ServerSpec.named("Video archive")
            .hostname("archive.harbour-lane.example")
            .owner(owner)
            .hypervisor(203)
            .footprint(16_384, 320, 0, 8)
            .load(LoadProfile.BUSY)
            .runningFor(Duration.ofDays(120))
            .ipv4("203.0.113.16"));
    world.add(
        ServerSpec.named("IPv6 lab")
            .hostname("six.harbour-lane.example")
            .owner(owner)
            .hypervisor(401)
            .load(LoadProfile.IDLE)
            .ageMonths(3)
            .runningFor(Duration.ofHours(30))
            .ipv6("2001:db8:a4:8::", 64));
    world.add(
        ServerSpec.named("Accounting")
            .hostname("books.harbour-lane.example")
            .owner(owner)
            .hypervisor(402)
            .footprint(8192, 160, 8000, 4)
            .template(71)
            .guest(GuestKind.WINDOWS)
            .runningFor(Duration.ofDays(15))
            .ipv4("203.0.113.18"));
    world.add(
        ServerSpec.named("Router")
            .hostname("router.harbour-lane.example")
            .owner(owner)
            .hypervisor(103)
            .footprint(1024, 20, 2000, 1)
            .template(55)
            .guest(GuestKind.NO_AGENT)
            .load(LoadProfile.IDLE)
            .runningFor(Duration.ofDays(200))
            .ipv4("203.0.113.19"));
    world.add(
        ServerSpec.named("")
            .owner(owner)
            .hypervisor(204)
            .footprint(2048, 40, 2000, 1)
            .allocated()
            .ipv4("203.0.113.20"));
    world.add(
        ServerSpec.named("Kundenportal für Bestellungen, Rückgaben & Rechnungen (Produktion)")
            .hostname("customer-portal-orders-returns-invoices.production.harbour-lane.example")
            .owner(owner)
            .hypervisor(209)
            .sshKeys(1, 2)
            .footprint(8192, 160, 8000, 4)
            .runningFor(Duration.ofDays(63))
            .ipv4("203.0.113.21", "203.0.113.22", "203.0.113.23", "198.51.100.77")
            .ipv6("2001:db8:a2:2100::", 64, "2001:db8:a2:2100::25")
            .ipv6("2001:db8:a2:2200:1::", 80)
            .secondary(
                new Interface(
                    "eth1",
                    "private",
                    List.of(NetworkPlan.ipv4("10.44.0.12"), NetworkPlan.ipv4("10.44.0.13")),
                    List.of(NetworkPlan.ipv6("2001:db8:a2:ff00::", 64, List.of())))));
  }

  /** Backups, oldest first as the panel lists them, and keys, one of them disabled. */
  private static void addBelongings(PanelWorld world, PanelUser owner) {
    Instant now = world.now();
    for (int i = 0; i < 14; i++) {
      Instant made = now.minus(Duration.ofDays(14L - i));
      world.add(new Backup(40 + i, RUNNING, true, i == 0, i == 12, made));
    }
    world.add(new Backup(60, RUNNING, false, false, false, now.minusSeconds(240)));
    world.accounts().addKey(owner, "Workstation", KEY, true, Provider.OPENED);
    world.accounts().addKey(owner, "Deploy", KEY, true, Provider.OPENED);
    world.accounts().addKey(owner, "Old laptop", KEY, false, Provider.OPENED);
    world.accounts().useCurrency("EUR");
    world.accounts().addCredit(owner, new BigDecimal("1250.00"));
  }

  private static void addOthers(PanelWorld world, PanelUser owner) {
    world.add(
        ServerSpec.named("Warehouse")
            .hostname("warehouse.northwind-outfitters.example")
            .owner(owner)
            .hypervisor(103)
            .runningFor(Duration.ofDays(9))
            .ipv4("198.51.100.10"));
    world.add(
        ServerSpec.named("Web shop")
            .hostname("shop.northwind-outfitters.example")
            .owner(owner)
            .hypervisor(206)
            .ageMonths(5)
            .stoppedFor(Duration.ofHours(3))
            .ipv4("198.51.100.11"));
    PanelUser administrator = world.accounts().find(1).orElseThrow();
    world.add(
        ServerSpec.named("Status page")
            .hostname("status.panel.example")
            .owner(administrator)
            .hypervisor(501)
            .load(LoadProfile.IDLE)
            .ipv4("198.51.100.12"));
    world.add(
        ServerSpec.named("Unassigned")
            .hostname("unassigned.panel.example")
            .hypervisor(501)
            .load(LoadProfile.IDLE)
            .ipv4("198.51.100.13"));
  }
}
