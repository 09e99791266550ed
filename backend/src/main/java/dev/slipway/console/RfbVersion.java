package dev.slipway.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions of RFB (RFC 6143) that there are; others are to be taken for one of them. */
enum RfbVersion {
  V3_3("RFB 003.003\n"),
  V3_7("RFB 003.007\n"),
  V3_8("RFB 003.008\n");

  /** How long a version is on the wire. */
  static final int BYTES = 12;

  private static final Pattern FORM = Pattern.compile("RFB (\\d{3})\\.(\\d{3})\n");

  private final String text;

  RfbVersion(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /**
   * What to speak with somebody who says this.
   *
   * @throws IOException where it is no version at all
   */
  static RfbVersion of(byte[] said) throws IOException {
    Matcher parts = FORM.matcher(new String(said, StandardCharsets.ISO_8859_1));
    if (!parts.matches()) {
      throw new IOException("that is not RFB");
    }
    int version = Integer.parseInt(parts.group(1)) * 1000 + Integer.parseInt(parts.group(2));
    if (version < 3003) {
      throw new IOException("RFB below 3.3 is not spoken");
    }
    return version >= 3008 ? V3_8 : version == 3007 ? V3_7 : V3_3;
  }
}
