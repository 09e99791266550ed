package dev.slipway.console;

import java.io.IOException;

/**
 * What a screen says to a viewer first: Slipway does it in the screen's place and asks for no
 * password, as whoever has come so far has shown a ticket.
 */
final class ViewerGreeting {

  private static final byte NONE = 1;

  private ViewerGreeting() {}

  static void perform(RfbStream viewer) throws IOException, InterruptedException {
    viewer.write(RfbVersion.V3_8.text());
    RfbVersion version = RfbVersion.of(viewer.read(RfbVersion.BYTES));
    if (version == RfbVersion.V3_3) {
      viewer.writeInt(NONE);
      return;
    }
    viewer.write((byte) 1, NONE);
    if (viewer.readByte() != NONE) {
      throw new IOException("the viewer chose security that was not offered");
    }
    if (version == RfbVersion.V3_8) {
      viewer.writeInt(0);
    }
  }
}
