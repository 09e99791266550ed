package dev.slipway.rdns;

/** How the record of an address is; the contract's ReverseDnsStatus. */
enum ReverseDnsStatus {
  SUBNET,
  VERIFIED,
  UNVERIFIED,
  MISSING,
  NO_ZONE,
  ERROR
}
