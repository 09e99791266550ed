package dev.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recorded cases, of which each becomes a test; none where the reference material is not there. */
public final class Vectors {

  private Vectors() {}

  /**
   * Makes a test of each case.
   *
   * @param name of the file, without its ending
   */
  public static Stream<DynamicTest> each(String name, Consumer<JsonNode> check) {
    return SharedFacts.file("vectors/" + name + ".json").stream()
        .flatMap(file -> {
          try {
            return JsonMapper.shared()
                .readTree(Files.readString(file))
                .path("cases")
                .values()
                .stream();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        })
        .map(vector ->
            DynamicTest.dynamicTest(
                vector.path("group").asString() + " " + vector.path("id").asString(),
                () -> check.accept(vector)));
  }
}
