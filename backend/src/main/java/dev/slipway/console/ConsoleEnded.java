package dev.slipway.console;

/** Stops opening a console: it is over before anything could be seen. */
final class ConsoleEnded extends Exception {

  private final ConsoleEnd why;

  ConsoleEnded(ConsoleEnd why) {
    super(why.sentence());
    this.why = why;
  }

  ConsoleEnd why() {
    return why;
  }
}
