package dev.slipway.icon;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a picture, and which names lead to one. */
class IconTest {

  private static String type(String bytes) {
    return Icon.of(bytes.getBytes(ISO_8859_1)).map(icon -> icon.type().toString()).orElse("none");
  }

  @Test
  void tellsThePicturesKindByItsBytes() {
    assertThat(type("\u0089PNG\r\n\u001a\n…")).isEqualTo("image/png");
    assertThat(type("\u00ff\u00d8\u00ff\u00e0")).isEqualTo("image/jpeg");
    assertThat(type("RIFF\u0000\u0000\u0000\u0000WEBPVP8 ")).isEqualTo("image/webp");
    assertThat(type("<?xml version=\"1.0\"?>\n<!-- a --><svg/>")).isEqualTo("image/svg+xml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "GIF89a", "<html><svg/></html>", "{\"msg\":\"no\"}", "RIFF0000WAVE", "PNG"})
  void takesNothingElseForAPicture(String bytes) {
    assertThat(type(bytes)).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"debian_logo.png", "a.svg", "rocky-linux.9.webp", "x.jpeg", "X.jpg"})
  void handsOnNamesOfPictures(String name) {
    assertThat(IconUrls.isFileName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".png",
        "../a.png",
        "a/b.png",
        "a\\b.png",
        "a.php",
        "a.png?x",
        "a%2fb.png",
        "a b.png",
        "a.png\n",
        "ä.png",
        "//evil.example/a.png",
        "a.PNG",
        "-.gif"
      })
  void handsOnNoOtherName(String name) {
    assertThat(IconUrls.isFileName(name)).isFalse();
  }
}
