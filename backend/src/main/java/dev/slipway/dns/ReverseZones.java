package dev.slipway.dns;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reverse zones of the host's DNS server and the records in them. Zones belong to the operator:
 * none is ever made, removed or set up otherwise. Names may come with or without a dot at the end.
 */
public interface ReverseZones {

  /** A change of what one name points to. */
  sealed interface Change {

    /** The record's name. */
    String recordName();

    /** In place of all that was there: one record. */
    record Put(String recordName, String hostname, int ttlSeconds) implements Change {}

    /** Nothing any more; also where nothing was. */
    record Remove(String recordName) implements Change {}
  }

  /**
   * Every reverse zone, as the server has it now.
   *
   * @throws DnsUnavailable where it does not say
   */
  List<ReverseZone> list();

  /**
   * All that a zone's names point to, by comparable name: for each, the first record that is in
   * use. Costs the server as much as the zone is large. Empty for a zone that is gone.
   *
   * @throws DnsUnavailable where the server does not say
   */
  Map<String, PtrRecord> read(ReverseZone zone);

  /**
   * What one name points to; empty for a zone that is gone.
   *
   * @throws DnsUnavailable where the server does not say
   */
  Optional<PtrRecord> read(ReverseZone zone, String recordName);

  /**
   * Makes changes, all or none, and has the zone's secondary servers told.
   *
   * @param changes at most one for each name
   * @throws DnsRefused where the server will not
   * @throws DnsUnavailable where it is not known whether they were made
   */
  void change(ReverseZone zone, List<? extends Change> changes);

  /**
   * Whether the zone's serial rises with changes; where it does not, secondary servers never fetch
   * them.
   *
   * @throws DnsUnavailable where the server does not say
   */
  boolean raisesSerial(ReverseZone zone);
}
