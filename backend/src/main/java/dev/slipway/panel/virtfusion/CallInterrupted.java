package dev.slipway.panel.virtfusion;

/**
 * Whoever asked no longer waits. Says nothing about the panel; becomes a {@code PanelUnavailable}.
 */
final class CallInterrupted extends RuntimeException {

  CallInterrupted() {
    super("interrupted while waiting for the panel");
    Thread.currentThread().interrupt();
  }
}
