package dev.slipway.sshkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sshkey.SshPublicKey.Unusable;
import dev.slipway.sshkey.TestKeys.TestKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys are known by what they hold, not by how they begin. */
class SshPublicKeyTest {

  /** RSA with 1024 bits. */
  private static final String WEAK =
      "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDAHv5U80R/YsWzQXjzo9KQoUpKy1zNaR5FzKvuu0XLhHR4xtGgGo4Al5W+0mM3Me3nZrbVfx/9fwskrccvZp05PdVidQRHdRYiE4MyBcf1JOtbohrZhBYQ40tP7hSMIIKZuIj9dG8nk5NDCLrLnlR/LDSnYhXEGGp1j36omxFQMQ== demo";

  static List<TestKey> keys() {
    return TestKeys.all();
  }

  private static void refused(String text, String because) {
    assertThatThrownBy(() -> SshPublicKey.check(text))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining(because);
  }

  @Test
  void hasOneKeyOfEachKindToTry() {
    assertThat(keys()).hasSameSizeAs(SshKeyType.values());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void takesEachKindAndPrintsItsFingerprintAsSshKeygenDoes(TestKey key) throws Unusable {
    SshPublicKey read = SshPublicKey.check("  " + key.line() + "\r\n");
    assertThat(read.type()).isEqualTo(key.type());
    assertThat(read.comment()).isEqualTo("demo");
    assertThat(read.fingerprint()).isEqualTo(key.fingerprint());
    assertThat(read.line()).isEqualTo(key.line());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void refusesAKeyThatIsCutOffLongerOrOfAnotherKindThanItSays(TestKey key) {
    byte[] bytes = Base64.getDecoder().decode(key.encoded());
    for (int length = 1; length < bytes.length; length++) {
      refused(key.type() + " " + encode(Arrays.copyOf(bytes, length)), "damaged");
    }
    refused(key.type() + " " + encode(Arrays.copyOf(bytes, bytes.length + 1)), "damaged");
    for (TestKey other : keys()) {
      if (!other.type().equals(key.type())) {
        refused(other.type() + " " + key.encoded(), "damaged");
      }
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void refusesARsaKeyThatIsTooWeakAndStillReadsOneThatIsThere() {
    refused(WEAK, "1024 bits");
    assertThat(SshPublicKey.read(WEAK))
        .hasValueSatisfying(key ->
            assertThat(key.fingerprint())
                .isEqualTo("SHA256:EHkPhqbRN+rO0aQbGzjAH7v5+hrhjhy06bC26Cv9+Fk"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk=\n-----END OPENSSH PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----",
        "PuTTY-User-Key-File-3: ssh-ed25519"
      })
  void saysThatAPrivateKeyIsOne(String text) {
    refused(text, "private half");
  }

  @Test
  void saysWhatElseIsWrong() {
    String line = keys().getFirst().line();
    refused("", "Paste a public key");
    refused("ssh-ed25519", "paste the whole line");
    refused("from=\"192.0.2.0/24\" " + line, "does not begin like");
    refused(line + "\n" + line, "one line");
    refused("---- BEGIN SSH2 PUBLIC KEY ----", "another format");
    refused(line + "\u0007", "control character");
    refused("ssh-ed25519 " + "A".repeat(9000), "longer");
    refused("ssh-ed25519 not!base64", "damaged");
  }

  @Test
  void readsNoKeyWhereThereIsNone() {
    assertThat(SshPublicKey.read("")).isEmpty();
    assertThat(SshPublicKey.read("ssh-rsa")).isEmpty();
    assertThat(SshPublicKey.read("ssh-rsa AAAA")).isEmpty();
  }
}
