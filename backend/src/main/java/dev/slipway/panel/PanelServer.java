package dev.slipway.panel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One server as the panel tells it. Sizes are bytes: the panel's MB are 2^20, its GB 2^30.
 *
 * @param name the display label; empty where the panel has none
 * @param hostname null where the panel has none
 * @param ownerRelationId the owner's external relation id, which is the customer's external id;
 *     null where the panel names none
 * @param ownerEmail null where the panel names none
 * @param buildState where the installation stands; says nothing of power
 * @param busy the panel is working on a task for this server
 * @param underMaintenance the hypervisor is in maintenance
 * @param created when the panel made it
 * @param built when an operating system was last installed
 * @param addresses of every interface, the primary address first
 * @param backupPlan by which backups of it are made; null where there is none
 * @param live null where the panel reports no live state
 */
public record PanelServer(
    int id,
    String name,
    @Nullable String hostname,
    @Nullable String ownerRelationId,
    @Nullable String ownerEmail,
    BuildState buildState,
    boolean suspended,
    boolean busy,
    boolean underMaintenance,
    @Nullable Instant created,
    @Nullable Instant built,
    @Nullable Location location,
    @Nullable OperatingSystem operatingSystem,
    Resources resources,
    List<Address> addresses,
    @Nullable BackupPlan backupPlan,
    @Nullable PanelLiveState live) {

  /** Where the installation of an operating system stands. */
  public enum BuildState {
    /** Made, nothing installed. */
    ALLOCATED,
    QUEUED,
    BUILDING,
    /** Installed; also what an unknown state of a newer panel is taken for. */
    COMPLETE,
    FAILED
  }

  /**
   * Where the server stands, as its customer reads it.
   *
   * @param countryCode ISO 3166-1 alpha-2 in capitals; null where the panel gives none
   * @param icon the file name of a picture; null where the panel gives a country, or nothing
   */
  public record Location(String name, @Nullable String countryCode, @Nullable String icon) {}

  /**
   * What the guest agent reports, else the template's name.
   *
   * @param name the guest's pretty name, else the template's
   * @param version the guest's version, for example {@code 13}
   * @param kernel the kernel's release
   * @param distribution the distribution's short name, for example {@code debian}
   * @param icon the file name of the panel's icon
   */
  public record OperatingSystem(
      String name,
      @Nullable String version,
      @Nullable String kernel,
      @Nullable String distribution,
      @Nullable String icon) {}

  /**
   * What the server is given.
   *
   * @param trafficLimitBytes for each traffic period; null where traffic is not metered
   */
  public record Resources(
      int cpuCores, long memoryBytes, long storageBytes, @Nullable Long trafficLimitBytes) {}

  /**
   * One address, or one subnet that is routed to the server.
   *
   * @param address in the usual short spelling (RFC 5952), without a prefix length
   * @param prefixLength 32 or 128 for one address
   * @param primary the first IPv4 address of the first interface
   */
  public record Address(
      String address, int version, int prefixLength, @Nullable String gateway, boolean primary) {}

  /**
   * A plan by which backups are made; what it says is the panel's own business.
   *
   * @param id the panel's own number
   * @param name as the host calls it; null where the panel does not say
   */
  public record BackupPlan(int id, @Nullable String name) {}

  /** The same server without its live state: what is worth keeping. */
  public PanelServer withoutLiveState() {
    return new PanelServer(
        id,
        name,
        hostname,
        ownerRelationId,
        ownerEmail,
        buildState,
        suspended,
        busy,
        underMaintenance,
        created,
        built,
        location,
        operatingSystem,
        resources,
        addresses,
        backupPlan,
        null);
  }
}
