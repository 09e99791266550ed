/** The resolver that confirms names, asked with dnsjava. */
@NullMarked
package dev.slipway.dns.resolver;

import org.jspecify.annotations.NullMarked;
