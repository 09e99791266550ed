package dev.slipway.sshkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sshkey.SshPublicKey.Unusable;
import dev.slipway.sshkey.TestKeys.TestKey;
import dev.slipway.testing.SharedFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Key texts as the integration before Slipway took them. It had one field for a key's number and
 * for its text and looked at how the text begins; here a number is no key, and a key is read.
 * Decided:
 *
 * <ul>
 *   <li>what was refused is refused;
 *   <li>what was sent to the panel after a look at its first letters only (the suspects) is
 *       refused;
 *   <li>white space around and inside a line is no matter, at order time neither (a suspect);
 *   <li>the recorded keys are types with random bytes behind them, so they are refused as they are,
 *       and taken with a real key of their type in the bytes' place;
 *   <li>DSA is refused: OpenSSH no longer takes it.
 * </ul>
 */
class SshPublicKeyVectorsTest {

  @TestFactory
  Stream<DynamicTest> decidesTheRecordedCases() throws IOException {
    Path file = SharedFacts.file("vectors/ssh-key-validate.json").orElse(null);
    return file == null
        ? Stream.empty()
        : JsonMapper.shared().readTree(Files.readString(file)).path("cases").values().stream()
            .filter(vector -> vector.path("input").path("sshKey").isString())
            .map(vector ->
                DynamicTest.dynamicTest(
                    vector.path("group").asString() + " " + vector.path("id").asString(),
                    () -> check(vector)));
  }

  private static void check(JsonNode vector) throws Unusable {
    String text = vector.path("input").path("sshKey").asString();
    assertThatThrownBy(() -> SshPublicKey.check(text)).isInstanceOf(Unusable.class);
    boolean aKey =
        switch (vector.path("group").asString()) {
          case "key-types", "whitespace", "no-panel-user" -> !text.strip().equals("42");
          default -> false;
        };
    if (aKey) {
      String[] parts = text.strip().split("[ \\t]+", 3);
      if (parts[0].equals("ssh-dss")) {
        assertThat(SshKeyType.of(parts[0])).isEmpty();
        return;
      }
      TestKey real = TestKeys.of(parts[0]);
      SshPublicKey read = SshPublicKey.check(text.replace(parts[1], real.encoded()));
      assertThat(read.fingerprint()).isEqualTo(real.fingerprint());
      assertThat(read.comment()).isEqualTo(parts.length == 3 ? parts[2] : "");
    }
  }
}
