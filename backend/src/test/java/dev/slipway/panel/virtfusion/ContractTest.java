package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.ValidationReport;
import dev.slipway.panel.PanelBuilds;
import dev.slipway.panel.PanelGuestPasswords.User;
import dev.slipway.panel.PanelPower.Order;
import dev.slipway.panel.virtfusion.ScriptedPanel.Asked;
import dev.slipway.testing.SharedFacts;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each request that the adapter makes, held against what we know of the panel and against its
 * vendor's contract.
 */
class ContractTest {

  /** One thing that the adapter is asked for, and what the panel has to answer for it to work. */
  record Operation(
      String name, String reply, Action action, String method, String target, String body) {

    @Override
    public String toString() {
      return name;
    }
  }

  /** How it is asked for. */
  interface Action {
    void on(Adapter adapter);
  }

  private static List<Operation> operations() {
    return List.of(
        new Operation(
            "reads a server with its live state",
            "{\"data\":{\"id\":69}}",
            adapter -> adapter.servers.read(69),
            "GET",
            "/api/v1/servers/69?remoteState=true",
            ""),
        new Operation(
            "renames a server",
            "",
            adapter -> adapter.servers.rename(69, "Web 1"),
            "PUT",
            "/api/v1/servers/69/modify/name",
            "{\"name\":\"Web 1\"}"),
        power(Order.BOOT, "boot"),
        power(Order.SHUTDOWN, "shutdown"),
        power(Order.RESTART, "restart"),
        power(Order.POWER_OFF, "poweroff"),
        new Operation(
            "reads a queue item",
            "{\"data\":{\"id\":158}}",
            adapter -> adapter.queue.read(158),
            "GET",
            "/api/v1/queue/158",
            ""),
        new Operation(
            "reads the traffic of a server",
            "{\"data\":{\"monthly\":[]}}",
            adapter -> adapter.traffic.read(69),
            "GET",
            "/api/v1/servers/69/traffic",
            ""),
        new Operation(
            "reads what a server may be built with",
            "{\"data\":[]}",
            adapter -> adapter.templates.ofServer(69),
            "GET",
            "/api/v1/servers/69/templates",
            ""),
        new Operation(
            "finds the account of a customer with a number",
            "{\"data\":{\"id\":3}}",
            adapter -> assertThat(adapter.users.find("1001")).hasValue(3),
            "GET",
            "/api/v1/users/1001/byExtRelation",
            ""),
        new Operation(
            "finds the account of a customer with a text",
            "{\"data\":{\"id\":3}}",
            adapter -> assertThat(adapter.users.find("acme 007")).hasValue(3),
            "GET",
            "/api/v1/users/acme%20007/byExtRelation?relStr=true",
            ""),
        new Operation(
            "makes an account for a customer with a number",
            "{\"data\":{\"id\":3,\"password\":\"secret\"}}",
            adapter -> createUser(adapter, "1001"),
            "POST",
            "/api/v1/users",
            "{\"name\":\"Studio\",\"email\":\"a@example.com\",\"extRelationId\":1001}"),
        new Operation(
            "makes an account for a customer with a text",
            "{\"data\":{\"id\":3,\"password\":\"secret\"}}",
            adapter -> createUser(adapter, "007"),
            "POST",
            "/api/v1/users",
            "{\"name\":\"Studio\",\"email\":\"a@example.com\",\"relStr\":\"007\"}"),
        new Operation(
            "reads the keys of an account",
            "{\"data\":[]}",
            adapter -> adapter.sshKeys.ofUser(3),
            "GET",
            "/api/v1/ssh_keys/user/3",
            ""),
        new Operation(
            "adds a key",
            "{\"data\":{\"id\":2}}",
            adapter -> assertThat(adapter.sshKeys.add(3, "Key 1", "ssh-rsa AAAA")).hasValue(2),
            "POST",
            "/api/v1/ssh_keys",
            "{\"userId\":3,\"name\":\"Key 1\",\"publicKey\":\"ssh-rsa AAAA\"}"),
        new Operation(
            "removes a key",
            "",
            adapter -> adapter.sshKeys.remove(2),
            "DELETE",
            "/api/v1/ssh_keys/2",
            ""),
        new Operation(
            "builds a server with everything",
            "{\"data\":{\"settings\":{\"decryptedPassword\":\"secret\"}}}",
            adapter ->
                assertThat(
                        adapter.builds.build(
                            69, new PanelBuilds.Build(49, "Web", "web.example.com", List.of(1, 2))))
                    .isEmpty(),
            "POST",
            "/api/v1/servers/69/build",
            "{\"operatingSystemId\":49,\"name\":\"Web\",\"hostname\":\"web.example.com\","
                + "\"sshKeys\":[1,2],\"email\":true}"),
        new Operation(
            "builds a server with an operating system only",
            "{\"data\":{\"queueId\":\"171\"}}",
            adapter ->
                assertThat(
                        adapter.builds.build(69, new PanelBuilds.Build(49, null, null, List.of())))
                    .hasValue(171),
            "POST",
            "/api/v1/servers/69/build",
            "{\"operatingSystemId\":49,\"email\":true}"),
        new Operation(
            "reads the backups of a server",
            "{\"data\":[]}",
            adapter -> adapter.backups.ofServer(69),
            "GET",
            "/api/v1/backups/server/69",
            ""),
        new Operation(
            "sets the password of root",
            "{\"data\":{\"queueId\":176,\"expectedPassword\":\"secret\"}}",
            adapter ->
                assertThat(adapter.guestPasswords.reset(69, User.ROOT).queueId()).hasValue(176),
            "POST",
            "/api/v1/servers/69/resetPassword",
            "{\"user\":\"root\",\"sendMail\":true}"),
        new Operation(
            "sets the password of the administrator of Windows",
            "",
            adapter -> adapter.guestPasswords.reset(69, User.ADMINISTRATOR),
            "POST",
            "/api/v1/servers/69/resetPassword",
            "{\"user\":\"Administrator\",\"sendMail\":true}"),
        new Operation(
            "opens a console",
            "{\"data\":{\"vnc\":{\"wss\":{\"url\":\"/vnc/?token=1\"}}}}",
            adapter -> adapter.consoles.open(69),
            "POST",
            "/api/v1/servers/69/vnc",
            "{\"action\":\"enable\"}"),
        new Operation(
            "makes a password for the panel",
            "{\"data\":{\"email\":\"a@example.com\",\"password\":\"secret\"}}",
            adapter ->
                assertThat(adapter.users.resetPassword("1001").email()).isEqualTo("a@example.com"),
            "POST",
            "/api/v1/users/1001/byExtRelation/resetPassword",
            ""),
        new Operation(
            "reads the credit of an account",
            "{\"data\":{\"credit\":{\"value\":0}}}",
            adapter -> adapter.selfService.credit("1001"),
            "GET",
            "/api/v1/selfService/hourlyStats/byUserExtRelationId/1001",
            ""),
        new Operation(
            "reads the usage of an account",
            "{\"data\":{\"periods\":[]}}",
            adapter -> adapter.selfService.usage("acme 007"),
            "GET",
            "/api/v1/selfService/usage/byUserExtRelationId/acme%20007?relStr=true",
            ""),
        new Operation(
            "makes credit",
            "{\"data\":{\"id\":2}}",
            adapter ->
                assertThat(
                        adapter.selfService.addCredit(
                            "1001", new BigDecimal("100.00"), 400, "Refund"))
                    .hasValue(2),
            "POST",
            "/api/v1/selfService/credit/byUserExtRelationId/1001",
            "{\"tokens\":100,\"reference_1\":400,\"reference_2\":\"Refund\"}"),
        new Operation(
            "opens the panel",
            "{\"data\":{\"authentication\":{\"endpoint_complete\":\"/token_authenticate/?1=a&2=b\"}}}",
            adapter -> adapter.users.createLogin("acme", 69),
            "POST",
            "/api/v1/users/acme/serverAuthenticationTokens/69?relStr=true",
            ""));
  }

  private static void createUser(Adapter adapter, String externalId) {
    assertThat(adapter.users.create(externalId, "Studio", "a@example.com")).isEqualTo(3);
  }

  private static Operation power(Order order, String verb) {
    return new Operation(
        "orders " + verb,
        "{\"data\":{\"queueId\":171}}",
        adapter -> adapter.power.order(69, order),
        "POST",
        "/api/v1/servers/69/power/" + verb,
        "");
  }

  static Stream<Arguments> asksAsThePanelExpects() {
    return operations().stream().map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource
  void asksAsThePanelExpects(Operation operation) {
    Asked asked = made(operation);

    assertThat(asked.method()).isEqualTo(operation.method());
    assertThat(asked.target()).isEqualTo(operation.target());
    assertThat(asked.body()).isEqualTo(operation.body());
    assertThat(asked.header("Authorization")).isEqualTo("Bearer " + Adapter.TOKEN);
    assertThat(asked.header("Accept")).startsWith("application/json,");
    assertThat(asked.header("Content-type"))
        .isEqualTo(operation.method().equals("GET") ? null : "application/json");
  }

  @Test
  void probesWhatTheContractOffers() {
    assertThat(probes())
        .extracting(asked -> asked.method() + " " + asked.target())
        .containsExactly(
            "GET /api/v1/connect",
            "GET /api/v1/compute/hypervisors/groups?results=1",
            "GET /api/v1/packages");
  }

  @TestFactory
  Stream<DynamicTest> keepsToTheVendorsContract() {
    Path contract = SharedFacts.file("virtfusion-openapi.yaml").orElse(null);
    if (contract == null) {
      return Stream.empty();
    }
    OpenApiInteractionValidator vendor =
        OpenApiInteractionValidator.createForSpecificationUrl(contract.toUri().toString())
            .withBasePathOverride("/api/v1")
            .build();
    return Stream.concat(
        Stream.concat(operations().stream().map(ContractTest::made), probes().stream())
            .map(asked ->
                DynamicTest.dynamicTest(
                    asked.method() + " " + asked.target(),
                    () -> assertThat(complaints(vendor, asked)).isEmpty())),
        Stream.of(
            DynamicTest.dynamicTest(
                "would complain of a name that is missing",
                () -> assertThat(complaints(vendor, renameWithout("name"))).isNotEmpty()),
            DynamicTest.dynamicTest(
                "would complain of an operation that does not exist",
                () ->
                    assertThat(
                            complaints(
                                vendor, new Asked("GET", "/api/v1/servers/69/moon", Map.of(), "")))
                        .isNotEmpty())));
  }

  private static Asked made(Operation operation) {
    try (ScriptedPanel panel = new ScriptedPanel();
        Adapter adapter = Adapter.of(panel.url())) {
      panel.answers(operation.name().startsWith("makes") ? 201 : 200, operation.reply());
      operation.action().on(adapter);
      assertThat(panel.asked()).hasSize(1);
      return panel.lastAsked();
    }
  }

  private static List<Asked> probes() {
    try (ScriptedPanel panel = new ScriptedPanel();
        Adapter adapter = Adapter.of(panel.url())) {
      panel.answers(200, "[]");
      assertThat(adapter.health.probe()).isEmpty();
      return panel.asked();
    }
  }

  private static Asked renameWithout(String field) {
    Asked good =
        made(
            operations().stream()
                .filter(operation -> operation.name().equals("renames a server"))
                .findFirst()
                .orElseThrow());
    return new Asked(
        good.method(), good.target(), good.headers(), good.body().replace(field, "other"));
  }

  private static List<ValidationReport.Message> complaints(
      OpenApiInteractionValidator vendor, Asked asked) {
    URI target = URI.create(asked.target());
    SimpleRequest.Builder request = new SimpleRequest.Builder(asked.method(), target.getPath());
    if (target.getQuery() != null) {
      for (String parameter : target.getQuery().split("&", -1)) {
        String[] parts = parameter.split("=", 2);
        request.withQueryParam(parts[0], parts[1]);
      }
    }
    asked.headers().forEach(request::withHeader);
    if (!asked.body().isEmpty()) {
      request.withBody(asked.body());
    }
    return vendor.validateRequest(request.build()).getMessages();
  }
}
