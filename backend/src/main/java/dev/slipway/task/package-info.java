/** Work that takes time on a server, followed to its end. */
@NullMarked
package dev.slipway.task;

import org.jspecify.annotations.NullMarked;
