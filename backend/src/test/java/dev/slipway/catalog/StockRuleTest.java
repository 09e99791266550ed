package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.StockRule.GroupOf;
import dev.slipway.panel.PanelCapacity.Amount;
import dev.slipway.panel.PanelCapacity.Hypervisor;
import dev.slipway.panel.PanelCapacity.Pool;
import dev.slipway.panel.PanelCatalog.ServerPackage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many servers fit. */
class StockRuleTest {

  private static final int SSD = 1;
  private static final int NVME = 2;
  private static final Amount PLENTY = new Amount(1_000_000, 1_000_000);
  private static final Amount NO_LIMIT = new Amount(0, -62);

  private static ServerPackage wanted(long memoryMb, long cores, long storageGb, long type) {
    return new ServerPackage(1, "KVM", true, memoryMb, cores, storageGb, type, 0);
  }

  private static Pool pool(long type, long max, long free) {
    return new Pool("pool", type, true, new Amount(max, free));
  }

  private static Hypervisor hypervisor(
      Amount memory, Amount cpu, Pool local, List<Pool> others, @Nullable Long ipv4) {
    return new Hypervisor(1, "node", true, true, false, memory, cpu, local, others, ipv4);
  }

  private static Hypervisor memoryOnly(long max, long free, @Nullable Long ipv4) {
    return hypervisor(
        new Amount(max, free), NO_LIMIT, new Pool("", 0, true, PLENTY), List.of(), ipv4);
  }

  private static StockReport count(
      ServerPackage wanted, int ipv4, String buffer, Hypervisor... hypervisors) {
    return new StockRule(wanted, ipv4, new BigDecimal(buffer))
        .count(List.of(new GroupOf(1, List.of(hypervisors))));
  }

  /** Two hypervisors with the SSD on different sides, one without a limit on cores. */
  private static final Hypervisor H1 =
      hypervisor(
          new Amount(131_072, 70_000),
          new Amount(64, 40),
          pool(SSD, 3000, 2900),
          List.of(pool(NVME, 2000, 900)),
          9L);

  private static final Hypervisor H2 =
      hypervisor(new Amount(98_304, 30_000), NO_LIMIT, pool(NVME, 4000, 2100), List.of(), 9L);

  @Test
  void findsTheKindOfStorageWhereverAHypervisorHasIt() {
    StockReport report = count(wanted(4096, 2, 80, NVME), 1, "10", H1, H2);

    assertThat(report.places()).isEqualTo(9);
    assertThat(report.groups().getFirst().hypervisorPlaces()).isEqualTo(12);
    assertThat(report.groups().getFirst().ipv4Places()).isEqualTo(9);
    assertThat(report.groups().getFirst().hypervisors())
        .extracting(StockReport.Hypervisor::places, StockReport.Hypervisor::limitedBy)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(8L, StockLimit.STORAGE),
            org.assertj.core.api.Assertions.tuple(4L, StockLimit.MEMORY));
    assertThat(report.groups().getFirst().hypervisors().getFirst().resources())
        .contains(
            new StockReport.Resource(StockLimit.MEMORY, 131_072L, 70_000L, 13_108, 4096, 13L));
  }

  @ParameterizedTest
  @CsvSource({"1, 10, 0", "2, 10, 0", "1, 0, 2", "2, 0, 2"})
  void takesTheBufferFromTheWholeAndNotFromWhatIsFree(int type, String buffer, long places) {
    Hypervisor one =
        hypervisor(
            new Amount(150_000, 5616),
            NO_LIMIT,
            pool(SSD, 2000, 1430),
            List.of(pool(NVME, 500, 110)),
            null);
    Hypervisor other =
        hypervisor(
            new Amount(185_000, 1704),
            NO_LIMIT,
            pool(NVME, 900, 450),
            List.of(pool(SSD, 2000, 975)),
            null);
    assertThat(count(wanted(2048, 2, 40, type), 1, buffer, one, other).places()).isEqualTo(places);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 290, 29, 0, 290", // exactly 290, though 29 % is no whole number in binary
    "1000, 301, 30.05, 0, 301",
    "1001, 101, 10, 0, 101",
    "1001, 102, 10, 1, 101",
    "100, 100, 0, 100, 0",
    "100, 100, 100, 0, 100"
  })
  void roundsTheBufferUpExactly(long max, long free, String buffer, long places, long kept) {
    StockReport report = count(wanted(1, 0, 0, 0), 0, buffer, memoryOnly(max, free, null));
    assertThat(report.places()).isEqualTo(places);
    assertThat(report.groups().getFirst().hypervisors().getFirst().resources().getFirst().kept())
        .isEqualTo(kept);
  }

  @Test
  void addressesAreOnePoolAndWhoCanReachTooFewGivesNothing() {
    ServerPackage small = wanted(1000, 0, 0, 0);
    assertThat(
            count(small, 1, "0", memoryOnly(10_000, 8000, 5L), memoryOnly(10_000, 8000, 7L))
                .places())
        .isEqualTo(7);
    assertThat(
            count(small, 2, "0", memoryOnly(10_000, 8000, 1L), memoryOnly(10_000, 3000, 100L))
                .groups()
                .getFirst()
                .hypervisors())
        .extracting(StockReport.Hypervisor::limitedBy)
        .containsExactly(StockLimit.IPV4, StockLimit.MEMORY);
    assertThat(count(small, 1, "0", memoryOnly(10_000, 8000, 0L)).places()).isZero();
    assertThat(count(small, 0, "0", memoryOnly(10_000, 8000, 0L)).places()).isEqualTo(8);
    assertThat(count(small, 1, "0", memoryOnly(10_000, 8000, null)).places()).isEqualTo(8);
  }

  @Test
  void aClosedHypervisorSaysWhy() {
    Hypervisor open = memoryOnly(10_000, 8000, 9L);
    assertThat(
            Stream.of(
                    new Hypervisor(1, "", false, true, false, PLENTY, PLENTY, null, List.of(), 9L),
                    new Hypervisor(1, "", true, false, false, PLENTY, PLENTY, null, List.of(), 9L),
                    new Hypervisor(1, "", true, true, true, PLENTY, PLENTY, null, List.of(), 9L))
                .map(closed ->
                    count(wanted(1000, 1, 1, 0), 1, "0", closed)
                        .groups()
                        .getFirst()
                        .hypervisors()
                        .getFirst()))
        .extracting(StockReport.Hypervisor::limitedBy)
        .containsExactly(StockLimit.DISABLED, StockLimit.NOT_COMMISSIONED, StockLimit.PROHIBITED);
    assertThat(open.isOpen()).isTrue();
  }

  @Test
  void whatIsNotSaidGivesNothingAndWhatIsNotNeededDoesNotMatter() {
    Hypervisor silent = new Hypervisor(1, "", true, true, false, null, null, null, List.of(), null);
    assertThat(count(wanted(1, 0, 0, 0), 0, "0", silent).places()).isZero();
    assertThat(count(wanted(0, 1, 0, 0), 0, "0", silent).places()).isZero();
    assertThat(count(wanted(0, 0, 1, 0), 0, "0", silent).places()).isZero();
    assertThat(count(wanted(0, 0, 0, 0), 0, "0", silent).places()).isNull();
  }

  @Test
  void nothingThatBoundsItIsNoNumber() {
    Hypervisor endless =
        hypervisor(NO_LIMIT, NO_LIMIT, new Pool("", 0, true, NO_LIMIT), List.of(), null);
    StockReport report = count(wanted(1024, 1, 10, 0), 1, "10", endless, endless, endless);
    assertThat(report.places()).isNull();
    assertThat(report.groups().getFirst().hypervisors().getFirst().limitedBy())
        .isEqualTo(StockLimit.NOTHING);
  }

  @Test
  void aGroupThatIsNoMoreGivesNothing() {
    StockReport report =
        new StockRule(wanted(1000, 0, 0, 0), 1, BigDecimal.ZERO)
            .count(
                List.of(
                    new GroupOf(1, null), new GroupOf(2, List.of(memoryOnly(9000, 9000, 50L)))));
    assertThat(report.places()).isEqualTo(9);
    assertThat(report.groups()).extracting(StockReport.Group::found).containsExactly(false, true);
  }

  @Test
  void moreRoomNeverMeansFewerPlacesAndALargerServerNeverMore() {
    Random random = new Random(20_260_301);
    for (int round = 0; round < 2_000; round++) {
      Hypervisor[] hypervisors =
          IntStream.range(0, 1 + random.nextInt(6))
              .mapToObj(n -> randomHypervisor(random))
              .toArray(Hypervisor[]::new);
      ServerPackage one =
          wanted(
              1 + random.nextInt(8192), random.nextInt(8), random.nextInt(200), random.nextInt(3));
      ServerPackage larger =
          wanted(one.memoryMb() * 2, one.cpuCores(), one.storageGb(), one.storageType());
      long places = places(count(one, 1, "10", hypervisors));
      assertThat(places(count(larger, 1, "10", hypervisors))).isLessThanOrEqualTo(places);
      assertThat(places(count(one, 1, "25.5", hypervisors))).isLessThanOrEqualTo(places);
      Hypervisor[] more =
          Stream.concat(Stream.of(hypervisors), Stream.of(randomHypervisor(random)))
              .toArray(Hypervisor[]::new);
      assertThat(places(count(one, 1, "10", more))).isGreaterThanOrEqualTo(places);
    }
  }

  private static Hypervisor randomHypervisor(Random random) {
    return new Hypervisor(
        1,
        "node",
        random.nextInt(10) > 0,
        true,
        random.nextInt(10) == 0,
        randomAmount(random, 131_072),
        randomAmount(random, 128),
        new Pool("", random.nextInt(3), random.nextInt(5) > 0, randomAmount(random, 4000)),
        List.of(new Pool("", random.nextInt(3), true, randomAmount(random, 2000))),
        (long) random.nextInt(300));
  }

  private static Amount randomAmount(Random random, int most) {
    int max = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(most);
    return new Amount(max, max - random.nextInt(most));
  }

  private static long places(StockReport report) {
    Long places = report.places();
    return places == null ? Long.MAX_VALUE : places;
  }
}
