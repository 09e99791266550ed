/** What all settings share: how a wrong one stops the start. */
@NullMarked
package dev.slipway.settings;

import org.jspecify.annotations.NullMarked;
