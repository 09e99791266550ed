/** What servers can be built with: the gallery of operating systems. */
@NullMarked
package dev.slipway.catalog;

import org.jspecify.annotations.NullMarked;
