package dev.slipway.panel;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The public SSH keys of the panel's accounts. */
public interface PanelSshKeys {

  /**
   * One key.
   *
   * @param publicKey as it was added; null where the panel does not say
   * @param enabled may be used for servers
   */
  record Key(
      int id,
      String name,
      @Nullable String publicKey,
      boolean enabled,
      @Nullable Instant created) {}

  /** The keys of an account, disabled ones included, in the panel's order. */
  List<Key> ofUser(int panelUserId);

  /**
   * Adds a key to an account.
   *
   * @param publicKey one line, as in {@code authorized_keys}
   * @return its number; empty where the panel took it and does not say
   */
  OptionalInt add(int panelUserId, String name, String publicKey);

  /**
   * Removes a key.
   *
   * @throws PanelNotFound where the panel has no such key
   */
  void remove(int keyId);
}
