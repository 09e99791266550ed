/** What was done, by whom, from where, and how it ended. */
@NullMarked
package dev.slipway.activity;

import org.jspecify.annotations.NullMarked;
