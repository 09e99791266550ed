package dev.slipway.simulator.live;

/**
 * Activity that rises and falls smoothly: slow waves with bursts on top, different for each seed
 * and the same at every run. It is a sum of waves whose integral is known, so that counters follow
 * from the clock alone, only grow, and agree with the load that was shown meanwhile.
 *
 * @param seed makes one rhythm differ from another
 * @param stretch makes it slower; 1 = waves of some minutes with bursts of some seconds
 */
record Rhythm(long seed, double stretch) {

  private static final double TURN = 2 * Math.PI;

  /** Activity from 0 to 1 at a time in seconds. */
  double level(double t) {
    return 0.24 * wave(angle(t, 431, 1))
        + 0.16 * wave(angle(t, 71, 2))
        + 0.38 * burst(angle(t, 163, 3))
        + 0.22 * burst(angle(t, 47, 4));
  }

  /** The integral of {@link #level} between two times in seconds. */
  double total(double from, double to) {
    return antiderivative(to) - antiderivative(from);
  }

  private double antiderivative(double t) {
    return 0.24 * waveIntegral(angle(t, 431, 1)) / speed(431, 1)
        + 0.16 * waveIntegral(angle(t, 71, 2)) / speed(71, 2)
        + 0.38 * burstIntegral(angle(t, 163, 3)) / speed(163, 3)
        + 0.22 * burstIntegral(angle(t, 47, 4)) / speed(47, 4);
  }

  private static double wave(double x) {
    return (1 + Math.sin(x)) / 2;
  }

  private static double waveIntegral(double x) {
    return (x - Math.cos(x)) / 2;
  }

  /** The fourth power makes peaks of the wave: near zero most of the time. */
  private static double burst(double x) {
    return Math.pow(wave(x), 4);
  }

  /** From (1 + s)^4 = 1 + 4s + 6s² + 4s³ + s⁴, each term integrated. */
  private static double burstIntegral(double x) {
    double cos = Math.cos(x);
    double square = x / 2 - Math.sin(2 * x) / 4;
    double cube = -cos + cos * cos * cos / 3;
    double fourth = 3 * x / 8 - Math.sin(2 * x) / 4 + Math.sin(4 * x) / 32;
    return (x - 4 * cos + 6 * square + 4 * cube + fourth) / 16;
  }

  private double angle(double t, double period, int wave) {
    return t * speed(period, wave) + TURN * random(wave + 100);
  }

  /** Radians a second; each seed bends the period by up to a fifth. */
  private double speed(double period, int wave) {
    return TURN / (period * stretch * (0.8 + 0.4 * random(wave)));
  }

  /** A number from 0 to 1 that belongs to the seed; the mixing is that of SplitMix64. */
  private double random(int index) {
    long z = seed * 0x9E3779B97F4A7C15L + index * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
  }
}
