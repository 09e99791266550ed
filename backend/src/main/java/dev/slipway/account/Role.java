package dev.slipway.account;

/** What a caller may do; the contract's Role. */
public enum Role {
  CUSTOMER,
  PARTNER,
  OPERATOR
}
