package dev.slipway.server;

/**
 * Told inside its node when what is kept of a server becomes something else, in the transaction
 * that keeps it: what a listener writes to the store is kept with it or not at all. Listeners do
 * nothing else, and what they throw undoes the change. Can be told twice of one change.
 */
public record ServerKept(String serverId, String customerId, Kind kind) {

  /** What became of it. */
  public enum Kind {
    /** It stands on the panel for the first time, or was taken under management. */
    CREATED,
    /** Something that came from the panel, or what it is sold as, is another than before. */
    CHANGED,
    /** The panel has it no more. */
    DELETED
  }
}
