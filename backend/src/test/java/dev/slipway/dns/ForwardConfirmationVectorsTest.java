package dev.slipway.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.address.IpAddress;
import dev.slipway.dns.ForwardLookup.Answer;
import dev.slipway.testing.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Whether names lead back, as the integration before Slipway decided it. */
class ForwardConfirmationVectorsTest {

  @TestFactory
  Stream<DynamicTest> agreesWithTheRecord() {
    return Vectors.each("forward-confirm", ForwardConfirmationVectorsTest::check);
  }

  private static void check(JsonNode vector) {
    JsonNode input = vector.path("input");
    ForwardConfirmation confirmation = new ForwardConfirmation(lookup(input.path("dns")));
    boolean confirmed =
        IpAddress.parse(input.path("ip").asString())
            .map(ip -> confirmation.check(input.path("hostname").asString(), ip).confirmed())
            .orElse(false);
    assertThat(confirmed).isEqualTo(vector.path("expected").path("verdict").asBoolean());
  }

  private static ForwardLookup lookup(JsonNode dns) {
    return (name, version) -> {
      JsonNode records = dns.path(name);
      if (records.isString()) {
        throw new ForwardLookup.Failed(records.asString());
      }
      List<Answer> answers = new ArrayList<>();
      for (JsonNode record : records) {
        String value = record.path("value").asString("");
        switch (record.path("type").asString()) {
          case "A", "AAAA" -> answers.add(new Answer.Address(value));
          case "CNAME" -> answers.add(new Answer.Alias(value));
          default -> assertThat(record.path("type").asString()).isNotEmpty();
        }
      }
      return Map.of(name, answers);
    };
  }
}
