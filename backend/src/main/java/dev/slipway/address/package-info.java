/**
 * IP addresses and subnets as values: read strictly, spelled in one way, compared bit by bit. The
 * library does all of it; types of our own say that something is one address, or one subnet, where
 * its type may be either, a range, or {@code *}.
 */
@NullMarked
package dev.slipway.address;

import org.jspecify.annotations.NullMarked;
