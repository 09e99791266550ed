package dev.slipway.simulator.launcher;

import dev.slipway.simulator.demo.Provider;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the demonstration's host sells, through the public API: in stock, nearly sold out, sold out,
 * without control and no longer sold. What is there already stays as it is.
 */
final class DemoProducts {

  /** The panel's hypervisor groups, by their numbers. */
  private static final int AMSTERDAM = 1;

  private static final int FRANKFURT = 2;
  private static final int HELSINKI = 3;
  private static final int NEW_YORK = 4;
  private static final int LAB = 5;

  private final OperatorApi api;
  private final Map<String, String> ids = new HashMap<>();

  DemoProducts(OperatorApi api) {
    this.api = api;
  }

  /** Makes those that are missing. */
  void add() {
    for (JsonNode product :
        api.call("{ products(first: 100) { nodes { id name } } }", Map.of())
            .path("products")
            .path("nodes")) {
      ids.put(product.path("name").asString(), product.path("id").asString());
    }
    product("Cloud 1", "For a small site or a bot.", 1, true, FRANKFURT, AMSTERDAM, HELSINKI);
    product("Cloud 2", "For a shop or a staging system.", 2, true, FRANKFURT, AMSTERDAM);
    product("Cloud 4", "For applications with a database.", 3, true, AMSTERDAM, FRANKFURT);
    product("Cloud 8 NVMe", "Fast storage, for databases.", 4, true, HELSINKI, NEW_YORK);
    product("Cloud 16 unmetered", "Traffic is not metered.", 5, false, FRANKFURT);
    product("IPv4 Lab", "A place without free addresses.", 1, true, LAB);
    retired("Cloud 0.5", Provider.RETIRED_PACKAGE);
  }

  /** The product that a server of this size was sold as; null where none is. */
  @Nullable String ofMemory(int memoryMb) {
    return switch (memoryMb) {
      case 1024 -> ids.get("Cloud 1");
      case 2048 -> ids.get("Cloud 2");
      case 4096 -> ids.get("Cloud 4");
      case 8192 -> ids.get("Cloud 8 NVMe");
      case 16_384 -> ids.get("Cloud 16 unmetered");
      default -> null;
    };
  }

  private void product(
      String name, String description, int packageId, boolean controlled, Integer... groups) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("name", name);
    input.put("description", description);
    input.put("packageId", packageId);
    input.put("hypervisorGroupIds", List.of(groups));
    input.put("stockControlled", controlled);
    make(name, input);
  }

  private void retired(String name, int packageId) {
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("name", name);
    input.put("enabled", false);
    input.put("packageId", packageId);
    input.put("hypervisorGroupIds", List.of(AMSTERDAM));
    input.put("stockControlled", true);
    make(name, input);
  }

  private void make(String name, Map<String, Object> input) {
    if (ids.containsKey(name)) {
      return;
    }
    String id =
        api.mutate(
                "upsertProduct",
                """
                mutation ($input: UpsertProductInput!) {
                  upsertProduct(input: $input) { product { id } userErrors { message } }
                }
                """,
                input)
            .path("product")
            .path("id")
            .asString();
    ids.put(name, id);
  }
}
