/**
 * The port to the DNS: the host's reverse zones and their records, the forward look-up that
 * confirms a name, and the arithmetic between addresses, names and zones.
 */
@NullMarked
package dev.slipway.dns;

import org.jspecify.annotations.NullMarked;
