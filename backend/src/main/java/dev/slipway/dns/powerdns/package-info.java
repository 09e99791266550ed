/** The adapter to PowerDNS's HTTP API; what it speaks stays in here. */
@NullMarked
package dev.slipway.dns.powerdns;

import org.jspecify.annotations.NullMarked;
