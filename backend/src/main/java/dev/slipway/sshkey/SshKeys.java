package dev.slipway.sshkey;

import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.customer.Customer;
import dev.slipway.customer.Customers;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelRefusals;
import dev.slipway.panel.PanelRefused;
import dev.slipway.panel.PanelSshKeys;
import dev.slipway.panel.PanelUsers;
import dev.slipway.store.DerivedIds;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Customers' SSH keys. They live on the panel alone and are asked for each time. Keys that are
 * disabled there do not exist here: nothing could be done with them.
 */
@Service
public class SshKeys {

  private static final int MAX_NAME = 255;

  private final PanelUsers users;
  private final PanelSshKeys panel;
  private final Customers customers;
  private final Activities activities;

  SshKeys(PanelUsers users, PanelSshKeys panel, Customers customers, Activities activities) {
    this.users = users;
    this.panel = panel;
    this.customers = customers;
    this.activities = activities;
  }

  /** A customer's keys; none where the panel has no account for the customer yet. */
  public List<SshKey> of(Customer customer) {
    OptionalInt user = users.find(customer.externalId());
    return user.isPresent() ? ofUser(customer, user.getAsInt()) : List.of();
  }

  private List<SshKey> ofUser(Customer customer, int panelUserId) {
    return panel.ofUser(panelUserId).stream()
        .filter(PanelSshKeys.Key::enabled)
        .map(key -> SshKey.of(customer.id(), key))
        .toList();
  }

  /**
   * The panel's numbers of a customer's keys.
   *
   * @throws Refusal NOT_FOUND on {@code sshKeyIds} where one is unknown or somebody else's
   */
  public List<Integer> panelNumbers(Customer customer, List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<SshKey> own = of(customer);
    return ids.stream()
        .distinct()
        .map(id ->
            own.stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .map(SshKey::panelKeyId)
                .orElseThrow(() -> new Refusal(UserError.notFound("sshKeyIds", "SSH key"))))
        .toList();
  }

  /** A key of a customer whom the caller may see. */
  Optional<SshKey> find(Caller caller, String id) {
    return DerivedIds.SSH_KEY
        .parts(id)
        .flatMap(parts -> customers.find(caller, parts.getFirst()))
        .flatMap(customer -> of(customer).stream().filter(key -> key.id().equals(id)).findFirst());
  }

  /**
   * Adds a key. A key that the customer has already is given again. Where the panel has no account
   * for the customer yet, it gets one, as it would with the first server.
   *
   * @param customerId whose it is to be; null for the caller's own customer
   */
  SshKey add(Caller caller, @Nullable String customerId, String givenName, String givenKey) {
    Customer customer = customer(caller, customerId);
    String name = checkName(givenName);
    SshPublicKey key = checkKey(givenKey);
    int user;
    Optional<SshKey> present;
    try {
      user = user(customer);
      present = find(customer, user, key);
    } catch (PanelException e) {
      throw PanelRefusals.ofRead(e);
    }
    return present.orElseGet(() -> add(caller, customer, user, name, key));
  }

  private Customer customer(Caller caller, @Nullable String customerId) {
    String id = customerId == null ? caller.customerId() : customerId;
    if (id == null) {
      throw new Refusal(
          UserError.invalid("customerId", "Say which customer the key is for: give the id."));
    }
    return customers
        .find(caller, id)
        .orElseThrow(() -> new Refusal(UserError.notFound("customerId", "customer")));
  }

  private static String checkName(String given) {
    String name = given.strip();
    if (name.isEmpty()) {
      throw new Refusal(UserError.invalid("name", "Give the key a name."));
    }
    if (name.codePointCount(0, name.length()) > MAX_NAME) {
      throw new Refusal(
          UserError.invalid(
              "name", "This name is too long: use at most " + MAX_NAME + " characters."));
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new Refusal(
          UserError.invalid("name", "This name has a control character in it: remove it."));
    }
    return name;
  }

  private static SshPublicKey checkKey(String given) {
    try {
      return SshPublicKey.check(given);
    } catch (SshPublicKey.Unusable e) {
      throw new Refusal(UserError.invalid("publicKey", String.valueOf(e.getMessage())));
    }
  }

  private int user(Customer customer) {
    OptionalInt user = users.find(customer.externalId());
    return user.isPresent() ? user.getAsInt() : makeUser(customer);
  }

  private int makeUser(Customer customer) {
    try {
      return users.create(customer.externalId(), customer.name(), customer.email());
    } catch (PanelRefused e) {
      // Another call was faster, or the address belongs to an account of somebody else.
      OptionalInt made = users.find(customer.externalId());
      if (made.isPresent()) {
        return made.getAsInt();
      }
      throw new Refusal(
          UserError.of(
              UserError.Code.REJECTED_BY_PANEL,
              "The panel made no account for this customer; another one may have the email address. "
                  + "Ask support."));
    }
  }

  private Optional<SshKey> find(Customer customer, int user, SshPublicKey key) {
    return ofUser(customer, user).stream()
        .filter(each -> key.fingerprint().equals(each.fingerprint()))
        .findFirst();
  }

  private SshKey add(Caller caller, Customer customer, int user, String name, SshPublicKey key) {
    String summary = "Added the SSH key “" + shortened(name) + "” (" + key.fingerprint() + ")";
    try {
      OptionalInt number = panel.add(user, name, key.line());
      activities.note(caller, null, "ssh-key.add", summary, true, null);
      return number.isPresent()
          ? SshKey.of(
              customer.id(), new PanelSshKeys.Key(number.getAsInt(), name, key.line(), true, null))
          : find(customer, user, key).orElseThrow(SshKeys::notListed);
    } catch (PanelException e) {
      activities.note(caller, null, "ssh-key.add", summary + " did not work", false, null);
      throw PanelRefusals.of(e, "the list of keys");
    }
  }

  private static Refusal notListed() {
    return new Refusal(
        UserError.of(
            UserError.Code.PANEL_UNAVAILABLE,
            "The panel took the key but does not list it yet. Look at the list of keys in a moment."));
  }

  /**
   * Removes a key. Servers that were built with it keep it.
   *
   * @return its id
   */
  String remove(Caller caller, String id) {
    SshKey key;
    try {
      key =
          find(caller, id)
              .orElseThrow(() -> new Refusal(UserError.notFound("sshKeyId", "SSH key")));
    } catch (PanelException e) {
      throw PanelRefusals.ofRead(e);
    }
    String summary = "Removed the SSH key “" + shortened(key.name()) + "”";
    try {
      panel.remove(key.panelKeyId());
    } catch (PanelNotFound e) {
      // Somebody else removed it at the same moment: that is what was wanted.
    } catch (PanelException e) {
      activities.note(caller, null, "ssh-key.remove", summary + " did not work", false, null);
      throw PanelRefusals.of(e, "the list of keys");
    }
    activities.note(caller, null, "ssh-key.remove", summary, true, null);
    return id;
  }

  /** Short enough for one line of activity. */
  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= 100
        ? name
        : name.substring(0, name.offsetByCodePoints(0, 100)) + "…";
  }
}
