package dev.slipway.simulator.launcher;

/**
 * Somebody who can sign in to the demonstration. None of this is in the production jar.
 *
 * @param role operator or customer
 * @param note what there is to see
 */
record Login(String role, String email, String password, String note) {

  private static final String PASSWORD = "slipway-demo";

  /** The first operator, given to Slipway by its settings. */
  static final Login OPERATOR =
      new Login("operator", "operator@slipway.example", PASSWORD, "sees and runs everything");

  static Login customer(String email, String note) {
    return new Login("customer", email, PASSWORD, note);
  }
}
