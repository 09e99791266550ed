package dev.slipway.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.slipway.error.Refusal;
import dev.slipway.settings.InvalidSetting;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecretBoxTest {

  private static final String KEY = key(1);
  private static final String OTHER_KEY = key(2);
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw ü";

  private final SecretBox box = box(KEY, null);

  @Test
  void opensWhatItSealed() {
    assertThat(box.open("webhook 1", box.seal("webhook 1", SECRET))).isEqualTo(SECRET);
    assertThat(box.open("webhook 1", box.seal("webhook 1", ""))).isEmpty();
  }

  @Test
  void showsNothingOfItAndNeverTheSameTwice() {
    String sealed = box.seal("webhook 1", SECRET);
    assertThat(sealed).matches("v1\\.[0-9a-f]{8}\\.[A-Za-z0-9_-]+").doesNotContain("MfKQ");
    assertThat(box.seal("webhook 1", SECRET)).isNotEqualTo(sealed);
  }

  @Test
  void opensForItsOwnerOnly() {
    String sealed = box.seal("webhook 1", SECRET);
    cannotOpen(box, "webhook 2", sealed, "another owner");
  }

  @Test
  void doesNotOpenWhatWasChanged() {
    String sealed = box.seal("webhook 1", SECRET);
    char[] characters = sealed.toCharArray();
    int middle = characters.length - 20;
    characters[middle] = characters[middle] == 'A' ? 'B' : 'A';
    cannotOpen(box, "webhook 1", new String(characters), "was changed");
    cannotOpen(box, "webhook 1", sealed.substring(0, 20), "cut short");
    cannotOpen(box, "webhook 1", SECRET, "not a sealed text");
  }

  @Test
  void saysWhichKeyIsMissing() {
    String sealed = box.seal("webhook 1", SECRET);
    String id = sealed.substring(3, 11);
    cannotOpen(box(OTHER_KEY, null), "webhook 1", sealed, "sealed with the key " + id);
    cannotOpen(box(null, null), "webhook 1", sealed, "slipway.secret-key is not set");
  }

  @Test
  void opensWithTheFormerKeyAndSealsWithThePresentOne() {
    String old = box.seal("webhook 1", SECRET);
    SecretBox changed = box(OTHER_KEY, KEY);
    assertThat(changed.open("webhook 1", old)).isEqualTo(SECRET);
    assertThat(changed.isOfFormerKey(old)).isTrue();
    String anew = changed.seal("webhook 1", SECRET);
    assertThat(changed.isOfFormerKey(anew)).isFalse();
    assertThat(box(OTHER_KEY, null).open("webhook 1", anew)).isEqualTo(SECRET);
  }

  @Test
  void demandsTheKeyOnlyWhereOneIsNeeded() {
    SecretBox none = box(null, " ");
    assertThat(none.canSeal()).isFalse();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(none::demandKey)
        .withMessageContaining("SLIPWAY_SECRET_KEY");
    assertThatIllegalStateException().isThrownBy(() -> none.seal("webhook 1", SECRET));
    box.demandKey();
  }

  @Test
  void refusesAKeyOfAnotherLength() {
    assertThatExceptionOfType(InvalidSetting.class)
        .isThrownBy(() -> new SecretProperties(KEY, "c2hvcnQ="))
        .withMessageStartingWith("slipway.former-secret-key (SLIPWAY_FORMER_SECRET_KEY)");
    assertThat(new SecretProperties(KEY, OTHER_KEY).toString()).doesNotContain(KEY, OTHER_KEY);
  }

  private static void cannotOpen(SecretBox box, String owner, String sealed, String why) {
    assertThatExceptionOfType(SecretBox.CannotOpen.class)
        .isThrownBy(() -> box.open(owner, sealed))
        .withMessageContaining(why);
  }

  private static SecretBox box(@Nullable String key, @Nullable String former) {
    return new SecretBox(new SecretProperties(key, former));
  }

  private static String key(int seed) {
    byte[] bytes = new byte[32];
    java.util.Arrays.fill(bytes, (byte) seed);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
