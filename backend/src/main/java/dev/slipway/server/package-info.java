/** Servers: the list, one server's page, what may be done now, renaming, adopting. */
@NullMarked
package dev.slipway.server;

import org.jspecify.annotations.NullMarked;
