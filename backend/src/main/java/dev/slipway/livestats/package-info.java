/** Live samples of servers, read once however many watch. */
@NullMarked
package dev.slipway.livestats;

import org.jspecify.annotations.NullMarked;
