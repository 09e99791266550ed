package dev.slipway.console;

import java.nio.ByteBuffer;

/** Tells what people do from what their viewers do by themselves. */
final class ViewerInput {

  private static final int UPDATE_REQUEST = 3;
  private static final int UPDATE_REQUEST_BYTES = 10;
  private static final int FENCE = 248;

  private ViewerInput() {}

  /**
   * Whether a message of a viewer is, or holds, more than its asking for pictures. Viewers send
   * each message of RFB by itself; where one does not, all that it sends counts as input, so that
   * nobody is cut off at work.
   */
  static boolean isInput(ByteBuffer message) {
    if (!message.hasRemaining()) {
      return false;
    }
    int type = Byte.toUnsignedInt(message.get(message.position()));
    return !(type == FENCE
        || (type == UPDATE_REQUEST && message.remaining() == UPDATE_REQUEST_BYTES));
  }
}
