package dev.slipway.provisioning;

/** What can be done with a service by who sells it; additive to the contract. */
enum LifecycleActionKind {
  SUSPEND,
  UNSUSPEND,
  TERMINATE,
  CHANGE_PRODUCT,
  UNLINK,
  RELINK
}
