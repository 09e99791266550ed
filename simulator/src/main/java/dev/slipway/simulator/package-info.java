/**
 * A VirtFusion panel to develop, demonstrate and test against: start one with {@link
 * PanelSimulator}.
 */
@NullMarked
package dev.slipway.simulator;

import org.jspecify.annotations.NullMarked;
