package dev.slipway.dns.powerdns;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of PowerDNS's API, as far as it is used. */
final class Wire {

  private Wire() {}

  record Server(
      @Nullable String type,
      @Nullable String version,
      @JsonProperty("daemon_type") @Nullable String daemonType) {}

  record Zone(
      @Nullable String id,
      @Nullable String name,
      @Nullable String kind,
      @Nullable Long serial,
      @JsonProperty("soa_edit_api") @Nullable String soaEditApi,
      @Nullable List<RecordSet> rrsets) {}

  record RecordSet(
      @Nullable String name,
      @Nullable String type,
      @Nullable Integer ttl,
      @Nullable List<Entry> records) {}

  record Entry(@Nullable String content, @Nullable Boolean disabled) {}

  record Patch(List<Change> rrsets) {}

  /** Of a deletion, TTL and records must not be there at all. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Change(
      String name,
      String type,
      String changetype,
      @Nullable Integer ttl,
      @Nullable List<Entry> records) {}
}
