package dev.slipway.simulator.chaos;

import java.time.Duration;

/** A way in which a call goes wrong. */
public sealed interface Fault {

  /** The answer comes late: by a fixed time and up to so much more. */
  record Late(Duration fixed, Duration jitter) implements Fault {}

  /** Another answer than the panel's own; the panel does nothing. */
  record Instead(CannedReply reply) implements Fault {}

  /**
   * No answer ever; the connection stays open until the faults are cleared. The panel does nothing.
   */
  record Silence() implements Fault {}

  /** The connection is reset; the panel does nothing. */
  record Reset() implements Fault {}

  /** The panel does what it was asked, and then the connection is reset: the caller cannot know. */
  record ResetAfterwards() implements Fault {}

  /** The panel does what it was asked, and then answers something else. */
  record InsteadAfterwards(CannedReply reply) implements Fault {}

  /** The panel does what it was asked and never answers, until the faults are cleared. */
  record SilenceAfterwards() implements Fault {}

  /** The panel does what it was asked two times, as behind a proxy that repeats calls. */
  record Twice() implements Fault {}

  /** The right answer, so many bytes at a time with a pause after each. */
  record Drip(int bytes, Duration pause) implements Fault {}
}
