package dev.slipway.dns.powerdns;

import dev.slipway.dns.DnsUnavailable;
import dev.slipway.dns.PtrRecord;
import dev.slipway.dns.ReverseZone;
import dev.slipway.dns.ReverseZones;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stands where the zones would while reverse DNS is off; features ask first and never call. */
final class NoZones implements ReverseZones {

  private static DnsUnavailable off() {
    return new DnsUnavailable("reverse DNS is off: slipway.dns.url is not set");
  }

  @Override
  public List<ReverseZone> list() {
    throw off();
  }

  @Override
  public Map<String, PtrRecord> read(ReverseZone zone) {
    throw off();
  }

  @Override
  public Optional<PtrRecord> read(ReverseZone zone, String recordName) {
    throw off();
  }

  @Override
  public void change(ReverseZone zone, List<? extends Change> changes) {
    throw off();
  }

  @Override
  public boolean raisesSerial(ReverseZone zone) {
    throw off();
  }
}
