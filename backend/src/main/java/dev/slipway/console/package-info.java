/**
 * The console: a server's screen over a WebSocket of this host's. The way to the screen, and its
 * password, never leave the node.
 */
@NullMarked
package dev.slipway.console;

import org.jspecify.annotations.NullMarked;
