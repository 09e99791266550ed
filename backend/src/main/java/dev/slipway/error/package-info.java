/** What can go wrong, free of any transport: what the caller can put right, and all else. */
@NullMarked
package dev.slipway.error;

import org.jspecify.annotations.NullMarked;
