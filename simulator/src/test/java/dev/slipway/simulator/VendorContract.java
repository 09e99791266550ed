package dev.slipway.simulator;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The vendor's OpenAPI document with its recorded answers, where a copy lies beside the project.
 */
final class VendorContract {

  private static final String FILE = "shared/reference/virtfusion-openapi.yaml";

  /** Contents that differ from server to server, or that no client may rely on. */
  private static final Set<String> FREE =
      Set.of(
          "data.settings.config",
          "data.primaryActions[].type",
          "data.primaryActions[].data",
          "data.network.interfaces[].ipWhitelist",
          "data.network.interfaces[].ipv6[].addresses",
          "data.hypervisor.resources.otherStorage",
          "data.tasks.actions.pending");

  private final JsonNode document;

  private VendorContract(JsonNode document) {
    this.document = document;
  }

  /** The document in the nearest folder above that has it. */
  static Optional<VendorContract> find() throws IOException {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path file = folder.resolve(FILE);
      if (Files.isRegularFile(file)) {
        return Optional.of(new VendorContract(read(file)));
      }
    }
    return Optional.empty();
  }

  private static JsonNode read(Path file) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    try (Reader reader = Files.newBufferedReader(file)) {
      Map<String, @Nullable Object> yaml = new Yaml(new SafeConstructor(options)).load(reader);
      return new JsonMapper().valueToTree(yaml);
    }
  }

  /** The recorded answer of an operation; missing where it has no body. */
  JsonNode example(String method, String path, int status) {
    return document
        .path("paths")
        .path(path)
        .path(method)
        .path("responses")
        .path(String.valueOf(status))
        .path("content")
        .path("application/json")
        .path("example");
  }

  boolean has(String method, String path, int status) {
    return document
        .path("paths")
        .path(path)
        .path(method)
        .path("responses")
        .has(String.valueOf(status));
  }

  /** Everything that the recorded answer has and the other has not, or has of another type. */
  static List<String> differences(JsonNode recorded, JsonNode ours) {
    List<String> differences = new ArrayList<>();
    compare(recorded, ours, "", differences);
    return differences;
  }

  private static void compare(
      JsonNode recorded, JsonNode ours, String path, List<String> differences) {
    if (FREE.contains(path) || recorded.isNull()) {
      return;
    }
    if (recorded.isArray() && recorded.isEmpty() && ours.isObject()) {
      return;
    }
    if (recorded.getNodeType() != ours.getNodeType()) {
      differences.add(path + ": " + recorded.getNodeType() + " became " + ours.getNodeType());
    } else if (recorded.isObject()) {
      recorded
          .properties()
          .forEach(field ->
              compare(
                  field.getValue(),
                  ours.path(field.getKey()),
                  path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                  differences));
    } else if (recorded.isArray() && !recorded.isEmpty()) {
      if (ours.isEmpty()) {
        differences.add(path + ": the list is empty");
      } else {
        compare(recorded.get(0), ours.get(0), path + "[]", differences);
      }
    }
  }
}
