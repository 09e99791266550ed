package dev.slipway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Being let in by screens, and letting viewers in: byte by byte, as networks are. */
class ScreenGreetingTest {

  private static final String CHALLENGE = "000102030405060708090a0b0c0d0e0f";

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  /** One who says this, a byte at a time, and then nothing more. */
  private RfbStream other(String text, String hex) {
    Deque<ByteBuffer> pieces = new ArrayDeque<>();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(HexFormat.of().parseHex(hex.replace(" ", "")));
    for (byte one : all.toByteArray()) {
      pieces.add(ByteBuffer.wrap(new byte[] {one}));
    }
    return new RfbStream(
        pieces::poll,
        bytes -> {
          byte[] copy = new byte[bytes.remaining()];
          bytes.get(copy);
          said.writeBytes(copy);
        });
  }

  private String saidInHex(String version) {
    byte[] all = said.toByteArray();
    assertThat(new String(all, 0, 12, StandardCharsets.US_ASCII)).isEqualTo(version);
    return HexFormat.of().formatHex(all, 12, all.length);
  }

  @ParameterizedTest
  @CsvSource({
    "RFB 003.003, RFB 003.003, 00000002, ''",
    "RFB 003.007, RFB 003.007, 01 02, 02",
    "RFB 003.008, RFB 003.008, 02 10 02, 02",
    "RFB 003.889, RFB 003.008, 02 1e 02, 02"
  })
  void answersVncsAuthentication(String version, String spoken, String offered, String chosen)
      throws Exception {
    RfbStream screen = other(version + "\n", offered + CHALLENGE + "00000000");

    ScreenGreeting.perform(screen, "ZNYonJeU");

    assertThat(saidInHex(spoken + "\n")).isEqualTo(chosen + "e82dcbca948882d871d27cbb3d7bdc4e");
  }

  @Test
  void encryptsTheChallengeAsEveryVncServerExpects() {
    byte[] challenge = HexFormat.of().parseHex(CHALLENGE);

    assertThat(HexFormat.of().formatHex(ScreenGreeting.response(challenge, "ZNYonJeU")))
        .isEqualTo("e82dcbca948882d871d27cbb3d7bdc4e");
    assertThat(HexFormat.of().formatHex(ScreenGreeting.response(challenge, "abc")))
        .isEqualTo("9c22b4f2088c3465a1562c4b9d6edb04");
    assertThat(ScreenGreeting.response(challenge, "ZNYonJeU and more"))
        .isEqualTo(ScreenGreeting.response(challenge, "ZNYonJeU"));
  }

  @ParameterizedTest
  @CsvSource({
    "RFB 003.003, 00000001, ''",
    "RFB 003.005, 00000001, ''",
    "RFB 003.007, 01 01, 01",
    "RFB 003.008, 01 01 00000000, 01"
  })
  void takesAScreenThatAsksForNothing(String version, String hex, String heard) throws Exception {
    ScreenGreeting.perform(other(version + "\n", hex), null);

    assertThat(saidInHex(version.equals("RFB 003.005") ? "RFB 003.003\n" : version + "\n"))
        .isEqualTo(heard);
  }

  @ParameterizedTest
  @CsvSource({
    "RFB 003.008, 01 02 " + CHALLENGE + " 00000001",
    "RFB 003.007, 01 02 " + CHALLENGE + " 00000002",
    "RFB 003.008, 00 00000004 6e6f6e65",
    "RFB 003.008, 02 10 13",
    "RFB 003.003, 00000000 00000004 6e6f6e65"
  })
  void knowsThatItWasNotLetIn(String version, String hex) {
    RfbStream screen = other(version + "\n", hex);

    assertThatThrownBy(() -> ScreenGreeting.perform(screen, "ZNYonJeU"))
        .isInstanceOf(ScreenGreeting.NotLetIn.class)
        .hasMessageNotContaining("ZNYonJeU");
  }

  @ParameterizedTest
  @CsvSource({
    "'HTTP/1.1 200',",
    "'RFB 002.000\n',",
    "'RFB 003.008',",
    "'',",
    "'RFB 003.008\n', 01 02 0001"
  })
  void givesUpOnWhatIsNoScreenOrEnds(String text, @Nullable String hex) {
    RfbStream screen = other(text, hex == null ? "" : hex);

    assertThatThrownBy(() -> ScreenGreeting.perform(screen, "p"))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(ScreenGreeting.NotLetIn.class);
  }

  @ParameterizedTest
  @CsvSource({
    "RFB 003.003, '', 00000001",
    "RFB 003.007, 01, 0101",
    "RFB 003.008, 01, 010100000000"
  })
  void letsViewersOfEveryVersionIn(String version, String hex, String heard) throws Exception {
    ViewerGreeting.perform(other(version + "\n", hex));

    assertThat(saidInHex("RFB 003.008\n")).isEqualTo(heard);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/1.1", "RFB 003.008 "})
  void letsNobodyInWhoDoesNotSpeakRfb(String text) {
    assertThatThrownBy(() -> ViewerGreeting.perform(other(text, "")))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(EOFException.class);
    assertThatThrownBy(() -> ViewerGreeting.perform(other("RFB 003.008\n", "02")))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(EOFException.class);
  }

  @Test
  void refusesTextsThatNoMemoryHolds() {
    assertThatThrownBy(() -> other("", "7fffffff").readText()).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> other("", "ffffffff").readText()).isInstanceOf(IOException.class);
  }

  @Test
  void keepsWhatCameBehindTheGreeting() throws Exception {
    Deque<ByteBuffer> pieces = new ArrayDeque<>();
    pieces.add(ByteBuffer.wrap("RFB 003.008\nrest".getBytes(StandardCharsets.US_ASCII)));
    RfbStream stream = new RfbStream(pieces::poll, bytes -> {});

    stream.read(12);

    ByteBuffer rest = stream.readSome();
    assertThat(rest).isNotNull();
    assertThat(StandardCharsets.US_ASCII.decode(rest).toString()).isEqualTo("rest");
    assertThat(stream.readSome()).isNull();
  }
}
