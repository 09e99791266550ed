/** What servers have sent and received. */
@NullMarked
package dev.slipway.traffic;

import org.jspecify.annotations.NullMarked;
