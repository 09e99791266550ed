package dev.slipway.console;

import org.springframework.web.socket.CloseStatus;

/**
 * Why a console ends. The codes are part of the API: the client area says each in the customer's
 * language, and a new attempt makes sense after some of them only.
 */
enum ConsoleEnd {
  /** The viewer went away. */
  LEFT(1000, "closed", "The console was closed"),
  /** This node stops; another address works at once. */
  RESTARTING(1001, "this host restarts", "The console ended: Slipway was restarted"),
  TOO_BIG(1009, "message too big", "The console ended: the viewer did not speak RFB"),
  BAD_VIEWER(4400, "not RFB", "The console ended: the viewer did not speak RFB"),
  SIGNED_OUT(4401, "signed out", "The console ended: who had opened it is no longer signed in"),
  SUSPENDED(4403, "suspended", "The console ended: the server was suspended"),
  TOO_SLOW(4408, "nothing was taken", "The console ended: the viewer took nothing any more"),
  DISPLACED(4409, "opened elsewhere", "The console ended: it was opened elsewhere"),
  GONE(4410, "server gone", "The console ended: the server is gone"),
  IDLE(4420, "idle", "The console ended: nobody used it"),
  TOO_LONG(4421, "open for too long", "The console ended: it was open for as long as one may be"),
  TOO_MANY(4429, "too many consoles", "The console did not open: too many are open"),
  SCREEN_LOST(4502, "screen lost", "The console ended: the connection to the screen was lost"),
  SCREEN_REFUSED(4503, "screen refused", "The console did not open: the screen refused it"),
  SCREEN_AWAY(4504, "no screen", "The console did not open: there was no screen");

  private final int code;
  private final String reason;
  private final String sentence;

  ConsoleEnd(int code, String reason, String sentence) {
    this.code = code;
    this.reason = reason;
    this.sentence = sentence;
  }

  /** What the viewer's socket is closed with. */
  CloseStatus closeStatus() {
    return new CloseStatus(code, reason);
  }

  /** For activity, without a full stop. */
  String sentence() {
    return sentence;
  }

  /** Whether there never was anything to see. */
  boolean isFailure() {
    return this == SCREEN_REFUSED || this == SCREEN_AWAY || this == TOO_MANY;
  }
}
