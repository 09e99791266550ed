package dev.slipway.sshkey;

import dev.slipway.panel.PanelSshKeys;
import dev.slipway.store.DerivedIds;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One key; the contract's SshKey.
 *
 * @param customerId whose it is; a part of the id, so that an id leads to one customer only
 * @param panelKeyId the panel's own number
 * @param type the key's algorithm, for example {@code ssh-ed25519}
 * @param fingerprint as {@code ssh-keygen -l} prints it; null where the panel's text is no key
 */
public record SshKey(
    String customerId,
    int panelKeyId,
    String name,
    String type,
    @Nullable String publicKey,
    @Nullable String fingerprint,
    @Nullable Instant createdAt) {

  /** What a key is called whose text can't be read. */
  private static final String UNKNOWN_TYPE = "unknown";

  static SshKey of(String customerId, PanelSshKeys.Key key) {
    Optional<SshPublicKey> read = Optional.ofNullable(key.publicKey()).flatMap(SshPublicKey::read);
    return new SshKey(
        customerId,
        key.id(),
        key.name(),
        read.map(SshPublicKey::type).orElse(UNKNOWN_TYPE),
        key.publicKey(),
        read.map(SshPublicKey::fingerprint).orElse(null),
        key.created());
  }

  public String id() {
    return DerivedIds.SSH_KEY.of(customerId, panelKeyId);
  }
}
