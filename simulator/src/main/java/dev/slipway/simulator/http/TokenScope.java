package dev.slipway.simulator.http;

/** What an API token may be allowed to do; the panel lets its administrator choose by subject. */
public enum TokenScope {
  GENERAL,
  SERVERS,
  COMPUTE,
  PACKAGES,
  MEDIA,
  QUEUE,
  USERS,
  SSH_KEYS,
  BACKUPS,
  SELF_SERVICE
}
