/**
 * The operator's own views of the whole: all activity, where panel and store differ, the panel's
 * words about a server, settings in effect.
 */
@NullMarked
package dev.slipway.operations;

import org.jspecify.annotations.NullMarked;
