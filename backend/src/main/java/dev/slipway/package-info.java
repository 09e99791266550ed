/**
 * Slipway: the client area and API in front of a VirtFusion panel. One package for each feature and
 * each port.
 */
@NullMarked
package dev.slipway;

import org.jspecify.annotations.NullMarked;
