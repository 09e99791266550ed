/** Backups of servers, to be looked at. */
@NullMarked
package dev.slipway.backup;

import org.jspecify.annotations.NullMarked;
