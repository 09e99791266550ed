package dev.slipway.dns;

/**
 * A zone that the host's DNS server keeps.
 *
 * @param id what the server knows it by
 * @param name absolute, as the server spells it
 * @param kind as the server calls it, for example {@code Master} or {@code Native}
 * @param serial of the zone as it is now
 */
public record ReverseZone(String id, String name, String kind, long serial) {

  /** Whether records of addresses can be in it. */
  public boolean isReverse() {
    String comparable = DnsNames.comparable(name);
    return isBelow(comparable, ReverseNames.V4_ROOT) || isBelow(comparable, ReverseNames.V6_ROOT);
  }

  private static boolean isBelow(String name, String root) {
    return name.equals(root) || name.endsWith("." + root);
  }
}
