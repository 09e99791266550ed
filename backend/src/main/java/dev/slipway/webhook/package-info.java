/**
 * Webhooks: addresses of partners, customers and operators that are told what happens, with a
 * payload that their owner has chosen. Listens to servers, tasks and stock; they know nothing of
 * it.
 */
@NullMarked
package dev.slipway.webhook;

import org.jspecify.annotations.NullMarked;
