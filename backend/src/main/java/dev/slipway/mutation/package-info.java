/** What all mutations share: user errors as data, and retries that do nothing twice. */
@NullMarked
package dev.slipway.mutation;

import org.jspecify.annotations.NullMarked;
