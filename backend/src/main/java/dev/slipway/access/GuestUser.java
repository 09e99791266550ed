package dev.slipway.access;

import dev.slipway.panel.PanelGuestPasswords;

/** Whose password is reset inside a server; the contract's GuestUser. */
enum GuestUser {
  ROOT(PanelGuestPasswords.User.ROOT, "root"),
  ADMINISTRATOR(PanelGuestPasswords.User.ADMINISTRATOR, "Administrator");

  private final PanelGuestPasswords.User panelUser;
  private final String login;

  GuestUser(PanelGuestPasswords.User panelUser, String login) {
    this.panelUser = panelUser;
    this.login = login;
  }

  PanelGuestPasswords.User panelUser() {
    return panelUser;
  }

  /** As it is typed to sign in. */
  String login() {
    return login;
  }
}
