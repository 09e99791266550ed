package dev.slipway.simulator.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Panel users, their keys and their credit. Guarded by the lock of the world. */
public final class Accounts {

  private final List<PanelUser> users = new ArrayList<>();
  private final List<SshKey> keys = new ArrayList<>();
  private String currency = "";
  private int lastCredit;
  private int lastKey;

  /**
   * A new account; the relation is a number, or a text where {@code textRelation} says so, or null.
   */
  public PanelUser add(
      String name,
      String email,
      @Nullable String extRelation,
      boolean textRelation,
      int selfService,
      Instant created) {
    boolean admin = users.isEmpty();
    PanelUser user =
        new PanelUser(
            users.size() + 1,
            name,
            email,
            extRelation,
            textRelation,
            admin,
            selfService,
            BigDecimal.ZERO,
            created);
    users.add(user);
    return user;
  }

  public Optional<PanelUser> find(int id) {
    return users.stream().filter(user -> user.id() == id).findFirst();
  }

  public Optional<PanelUser> byRelation(String extRelation, boolean text) {
    return users.stream()
        .filter(user -> extRelation.equals(user.extRelation()) && user.textRelation() == text)
        .findFirst();
  }

  public boolean emailTaken(String email) {
    return users.stream().anyMatch(user -> user.email().equalsIgnoreCase(email));
  }

  /** The code of the currency that tokens are shown in; empty where the panel has none set up. */
  public String currency() {
    return currency;
  }

  public void useCurrency(String code) {
    currency = code;
  }

  /** Adds tokens to a balance and gives the number of the booking. */
  public int addCredit(PanelUser user, BigDecimal tokens) {
    users.replaceAll(
        each -> each.id() == user.id() ? each.withCredit(each.credit().add(tokens)) : each);
    return ++lastCredit;
  }

  public SshKey addKey(
      PanelUser owner, String name, String publicKey, boolean enabled, Instant created) {
    SshKey key = new SshKey(++lastKey, owner.id(), name, publicKey, enabled, created);
    keys.add(key);
    return key;
  }

  public List<SshKey> keysOf(int userId) {
    return keys.stream().filter(key -> key.userId() == userId).toList();
  }

  public Optional<SshKey> key(int id) {
    return keys.stream().filter(key -> key.id() == id).findFirst();
  }

  public boolean removeKey(int id) {
    return keys.removeIf(key -> key.id() == id);
  }
}
