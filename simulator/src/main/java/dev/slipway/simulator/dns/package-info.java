/** A real PowerDNS on this machine, for tests and the demonstration; nothing of it is simulated. */
@NullMarked
package dev.slipway.simulator.dns;

import org.jspecify.annotations.NullMarked;
