package dev.slipway.dns;

/** Zones by their name alone. */
public final class Zones {

  private Zones() {}

  /** A zone with a name, of no interest otherwise. */
  public static ReverseZone zone(String name) {
    return new ReverseZone(name, name, "Native", 1);
  }
}
