/** What all stores share: ids, pages and cursors, the database's settings. */
@NullMarked
package dev.slipway.store;

import org.jspecify.annotations.NullMarked;
