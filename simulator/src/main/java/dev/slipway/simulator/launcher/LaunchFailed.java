package dev.slipway.simulator.launcher;

/** The start can't go on; the message is a sentence for who typed the command. */
final class LaunchFailed extends RuntimeException {

  private static final long serialVersionUID = 1;

  LaunchFailed(String message) {
    super(message);
  }

  LaunchFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
