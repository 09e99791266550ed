/**
 * Self-service credit and usage of customers, the daily sync of servers' usage, and credit that is
 * added by itself where it runs low.
 */
@NullMarked
package dev.slipway.billing;

import org.jspecify.annotations.NullMarked;
