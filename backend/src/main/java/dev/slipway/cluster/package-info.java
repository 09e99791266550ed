/**
 * What all nodes share besides the database: rate limit windows, counts of failures, messages,
 * leases and short-lived values. One node alone keeps them in its own memory; with {@code
 * slipway.redis.url} set they are in Redis or Valkey.
 *
 * <p>All of it may be lost at any time, and nothing here is needed for data to be right: while
 * Redis is away each node goes on alone, as if there were no other, and joins the rest again when
 * Redis is back.
 */
@NullMarked
package dev.slipway.cluster;

import org.jspecify.annotations.NullMarked;
