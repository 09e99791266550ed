package dev.slipway.dns;

/**
 * Where the record of an address belongs.
 *
 * @param recordName absolute; in a zone of RFC 2317 it is not the usual name of the address
 */
public record ZoneMatch(ReverseZone zone, String recordName) {}
