package dev.slipway.panel;

import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The panel's own accounts. They are found by the customer's external id, never by an address that
 * somebody signs in with: the two need not belong together.
 */
public interface PanelUsers {

  /** A new password for the panel's own pages; in no text of this record. */
  record Credentials(@Nullable String email, @Nullable String password) {

    @Override
    public String toString() {
      return "Credentials[]";
    }
  }

  /**
   * A link that signs its holder in to the panel; in no text of this record.
   *
   * @param url has the panel's own scheme, host and port
   * @param validFor from when the panel answered
   */
  record Login(String url, Duration validFor) {

    @Override
    public String toString() {
      return "Login[validFor=" + validFor + "]";
    }
  }

  /** The number of a customer's account; empty where the panel has none. */
  OptionalInt find(String externalId);

  /** What an account pays for by itself, on the panel. */
  enum SelfService {
    OFF,
    HOURLY,
    RESOURCE_PACKS,
    BOTH
  }

  /**
   * Makes an account. The panel mails nothing.
   *
   * @return its number
   */
  int create(String externalId, String name, String email, SelfService selfService);

  /** Makes an account without self-service. */
  default int create(String externalId, String name, String email) {
    return create(externalId, name, email, SelfService.OFF);
  }

  /**
   * Gives an account a new password.
   *
   * @throws PanelNotFound where the panel has no such account
   */
  Credentials resetPassword(String externalId);

  /**
   * Makes a link to one server's page.
   *
   * @throws PanelNotFound where the panel has no such account, or the server is not its
   */
  Login createLogin(String externalId, int panelServerId);
}
