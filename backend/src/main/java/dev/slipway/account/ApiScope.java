package dev.slipway.account;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a token may be used for; the contract's ApiScope. A session has all that its role may. */
public enum ApiScope {
  SERVERS_READ,
  SERVERS_POWER,
  SERVERS_REBUILD,
  SERVERS_MANAGE,
  SERVERS_CONSOLE,
  RDNS_READ,
  RDNS_WRITE,
  CATALOG_READ,
  PROVISIONING,
  BILLING,
  OPERATIONS;

  private static final Set<ApiScope> OF_OPERATORS =
      Collections.unmodifiableSet(EnumSet.allOf(ApiScope.class));

  private static final Set<ApiScope> OF_CUSTOMERS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(PROVISIONING, OPERATIONS)));

  private static final Set<ApiScope> OF_CUSTOMERS_TOKENS =
      Collections.unmodifiableSet(
          EnumSet.complementOf(EnumSet.of(PROVISIONING, BILLING, OPERATIONS)));

  /** What a token may be given that is made by somebody of this role. */
  public static Set<ApiScope> ofToken(Role maker) {
    return maker == Role.OPERATOR ? OF_OPERATORS : OF_CUSTOMERS_TOKENS;
  }

  /** What a session of this role may: a customer's own credit is read with BILLING too. */
  public static Set<ApiScope> ofSession(Role role) {
    return role == Role.OPERATOR ? OF_OPERATORS : OF_CUSTOMERS;
  }
}
