package dev.slipway.panel;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The passwords of the accounts inside servers. */
public interface PanelGuestPasswords {

  /** The account that may do everything. */
  enum User {
    /** On Linux and its relatives. */
    ROOT,
    /** On Windows. */
    ADMINISTRATOR
  }

  /**
   * A password that is being set; in no text of this record.
   *
   * @param password valid once the panel's queue item has ended; null where the panel only mails it
   * @param queueId empty where this panel names none
   */
  record NewPassword(@Nullable String password, OptionalLong queueId) {

    @Override
    public String toString() {
      return "NewPassword[queueId=" + queueId + "]";
    }
  }

  /** Orders a new password, which the panel also mails to the owner. */
  NewPassword reset(int panelServerId, User user);
}
