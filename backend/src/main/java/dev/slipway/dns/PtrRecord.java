package dev.slipway.dns;

/**
 * What an address is called.
 *
 * @param name of the record, absolute
 * @param hostname that it points to, without a dot at the end
 */
public record PtrRecord(String name, String hostname, int ttlSeconds) {}
