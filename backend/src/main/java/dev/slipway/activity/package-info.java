/** What was done, by whom, and how it ended. */
@NullMarked
package dev.slipway.activity;

import org.jspecify.annotations.NullMarked;
