package dev.slipway.cluster;

/** The right to do something that one node does for all. It is bound to no thread. */
public interface Lease extends AutoCloseable {

  /**
   * Prolongs it by its whole time, from now.
   *
   * @return false where it is lost: it had run out, and another may hold it. It stays lost; stop,
   *     and acquire anew.
   */
  boolean renew();

  /** Gives it back, unless another holds it by now. */
  @Override
  void close();
}
