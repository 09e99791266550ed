package dev.slipway.catalog;

import dev.slipway.panel.PanelCapacity;
import dev.slipway.panel.PanelCapacity.Amount;
import dev.slipway.panel.PanelCapacity.Pool;
import dev.slipway.panel.PanelCatalog.ServerPackage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many servers of a package fit onto what the panel has: behaviour §21.4 to §21.6. Pure: the
 * same figures always give the same answer.
 */
final class StockRule {

  /** More than can ever be made: no limit. Sums that would pass it stay at it. */
  static final long UNLIMITED = Long.MAX_VALUE;

  private final ServerPackage wanted;
  private final int ipv4Count;
  private final BigDecimal buffer;

  /**
   * For one product.
   *
   * @param ipv4Count addresses for each server; with 0, addresses are not looked at
   * @param bufferPercent of each resource's whole, kept free, 0 to 100
   */
  StockRule(ServerPackage wanted, int ipv4Count, BigDecimal bufferPercent) {
    this.wanted = wanted;
    this.ipv4Count = ipv4Count;
    this.buffer = bufferPercent;
  }

  /**
   * Some groups of hypervisors.
   *
   * @param hypervisors null where the panel has no such group: it gives nothing
   */
  record GroupOf(int hypervisorGroupId, @Nullable List<PanelCapacity.Hypervisor> hypervisors) {}

  /** What all groups give together. */
  StockReport count(List<GroupOf> groups) {
    List<StockReport.Group> reports = groups.stream().map(this::count).toList();
    long sum =
        reports.stream()
            .mapToLong(group -> unlimitedIfNull(group.places()))
            .reduce(0, StockRule::sum);
    return new StockReport(true, nullIfUnlimited(sum), 0, reports);
  }

  private StockReport.Group count(GroupOf group) {
    if (group.hypervisors() == null) {
      return new StockReport.Group(group.hypervisorGroupId(), false, 0L, 0L, null, List.of());
    }
    List<StockReport.Hypervisor> hypervisors =
        group.hypervisors().stream().map(this::count).toList();
    long sum =
        hypervisors.stream()
            .mapToLong(hypervisor -> unlimitedIfNull(hypervisor.places()))
            .reduce(0, StockRule::sum);
    long addresses = addressPlaces(group.hypervisors());
    return new StockReport.Group(
        group.hypervisorGroupId(),
        true,
        nullIfUnlimited(Math.min(sum, addresses)),
        nullIfUnlimited(sum),
        nullIfUnlimited(addresses),
        hypervisors);
  }

  /**
   * The addresses of a group are one pool, of which each hypervisor reports what it can reach: the
   * most that one of them reports is what there is, and adding up would count the same again.
   */
  private long addressPlaces(List<PanelCapacity.Hypervisor> hypervisors) {
    if (ipv4Count == 0 || hypervisors.stream().allMatch(each -> each.freeIpv4() == null)) {
      return UNLIMITED;
    }
    return hypervisors.stream()
        .filter(PanelCapacity.Hypervisor::isOpen)
        .flatMap(each -> Stream.ofNullable(each.freeIpv4()))
        .mapToLong(free -> Math.max(0, free) / ipv4Count)
        .max()
        .orElse(0);
  }

  private StockReport.Hypervisor count(PanelCapacity.Hypervisor hypervisor) {
    StockLimit closed = whyClosed(hypervisor);
    if (closed != null) {
      return report(hypervisor, 0, closed, List.of());
    }
    List<StockReport.Resource> resources =
        List.of(
            resource(StockLimit.MEMORY, hypervisor.memoryMb(), wanted.memoryMb()),
            resource(StockLimit.CPU, hypervisor.cpuCores(), wanted.cpuCores()),
            storage(hypervisor));
    StockReport.Resource scarcest =
        resources.stream()
            .min(Comparator.comparingLong(resource -> unlimitedIfNull(resource.places())))
            .orElseThrow();
    long places = unlimitedIfNull(scarcest.places());
    Long free = hypervisor.freeIpv4();
    if (places > 0 && free != null && free < ipv4Count) {
      return report(hypervisor, 0, StockLimit.IPV4, resources);
    }
    return report(
        hypervisor, places, places == UNLIMITED ? StockLimit.NOTHING : scarcest.kind(), resources);
  }

  private static @Nullable StockLimit whyClosed(PanelCapacity.Hypervisor hypervisor) {
    if (!hypervisor.enabled()) {
      return StockLimit.DISABLED;
    }
    if (!hypervisor.commissioned()) {
      return StockLimit.NOT_COMMISSIONED;
    }
    return hypervisor.prohibited() ? StockLimit.PROHIBITED : null;
  }

  private static StockReport.Hypervisor report(
      PanelCapacity.Hypervisor hypervisor,
      long places,
      StockLimit limit,
      List<StockReport.Resource> resources) {
    return new StockReport.Hypervisor(
        hypervisor.id(),
        hypervisor.name(),
        nullIfUnlimited(places),
        limit,
        hypervisor.freeIpv4(),
        resources);
  }

  /**
   * A package asks for a kind of storage by its code, wherever a hypervisor has it; without one, it
   * gets the default mountpoint. One server's disk is in one pool, so the best pool counts.
   */
  private StockReport.Resource storage(PanelCapacity.Hypervisor hypervisor) {
    List<@Nullable Pool> candidates = new ArrayList<>();
    candidates.add(hypervisor.localStorage());
    if (wanted.storageType() > 0) {
      candidates.addAll(hypervisor.otherStorage());
    }
    return candidates.stream()
        .flatMap(Stream::ofNullable)
        .filter(Pool::enabled)
        .filter(pool -> wanted.storageType() <= 0 || pool.storageType() == wanted.storageType())
        .map(pool -> resource(StockLimit.STORAGE, pool.amount(), wanted.storageGb()))
        .max(Comparator.comparingLong(resource -> unlimitedIfNull(resource.places())))
        .orElseGet(() -> resource(StockLimit.STORAGE, null, wanted.storageGb()));
  }

  private StockReport.Resource resource(StockLimit kind, @Nullable Amount amount, long needed) {
    Long max = amount == null || amount.max() == 0 ? null : Long.valueOf(amount.max());
    long kept = max == null ? 0 : kept(max);
    return new StockReport.Resource(
        kind,
        max,
        amount == null ? null : Long.valueOf(amount.free()),
        kept,
        needed,
        nullIfUnlimited(places(amount, kept, needed)));
  }

  private static long places(@Nullable Amount amount, long kept, long needed) {
    if (needed <= 0) {
      return UNLIMITED;
    }
    if (amount == null) {
      return 0;
    }
    if (amount.max() == 0) {
      return UNLIMITED;
    }
    return amount.free() <= kept ? 0 : (amount.free() - kept) / needed;
  }

  /** Of the whole and not of what is free: a hypervisor that is nearly full takes nothing more. */
  private long kept(long max) {
    return BigDecimal.valueOf(max)
        .multiply(buffer)
        .movePointLeft(2)
        .setScale(0, RoundingMode.CEILING)
        .unscaledValue()
        .min(BigInteger.valueOf(UNLIMITED))
        .max(BigInteger.ZERO)
        .longValue();
  }

  private static long sum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? UNLIMITED : sum;
  }

  private static long unlimitedIfNull(@Nullable Long places) {
    return places == null ? UNLIMITED : places;
  }

  private static @Nullable Long nullIfUnlimited(long places) {
    return places == UNLIMITED ? null : Long.valueOf(places);
  }
}
