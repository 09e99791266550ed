package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelServer;
import dev.slipway.panel.PanelServer.Address;
import dev.slipway.panel.PanelServer.BackupPlan;
import dev.slipway.panel.PanelServer.BuildState;
import dev.slipway.panel.PanelServer.Location;
import dev.slipway.panel.PanelServer.OperatingSystem;
import dev.slipway.panel.PanelServer.Resources;
import dev.slipway.panel.virtfusion.PanelRequest.Missing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerReaderTest {

  private static final PanelRequest REQUEST =
      PanelRequest.read("read server", "/servers/69", Missing.SERVER_NAMED);

  /** A server of version 7 with all that we use, and with what must go no further. */
  private static final String WHOLE =
      """
      {"id":69,"ownerId":1,"name":"Elliptical Way","hostname":"web1.example.com",
       "state":"complete","suspended":false,"buildFailed":false,
       "created":"2024-12-06T21:25:58+00:00","built":"2025-01-15T15:00:49.000000Z",
       "settings":{"encryptedPassword":"SECRET-1","decryptedPassword":"SECRET-2",
         "resources":{"memory":1024,"storage":11,"traffic":20000,"cpuCores":2}},
       "os":{"templateName":"Debian 12"},
       "qemuAgent":{"os":{"pretty-name":"Debian GNU/Linux 13 (trixie)","name":"Debian GNU/Linux",
         "version-id":"13","version":"13 (trixie)","kernel-release":"6.12.0-1-amd64","id":"debian",
         "img":"debian_logo.png","screen":"SECRET-3"}},
       "network":{"interfaces":[{"ipv4":[{"address":"192.0.2.32","gateway":"192.0.2.1"}],
         "ipv6":[]}],"secondaryInterfaces":[]},
       "hypervisor":{"maintenance":1,"group":{"name":"Amsterdam","icon":"nl"},
         "resources":{"memory":{"max":29419}}},
       "backupPlan":{"id":3,"name":"Every night"},
       "owner":{"id":1,"extRelationId":1001,"email":"hello@harbourlane.example"},
       "sshKeys":[{"public":"ssh-ed25519 SECRET-4"}],
       "tasks":{"active":true,"lastOn":"2025-01-15 15:00:49","actions":{"pending":[]}},
       "remoteState":false}
      """;

  @Test
  void readsAWholeServer() {
    assertThat(read("{\"data\":" + WHOLE + "}"))
        .isEqualTo(
            new PanelServer(
                69,
                "Elliptical Way",
                "web1.example.com",
                "1001",
                "hello@harbourlane.example",
                BuildState.COMPLETE,
                false,
                true,
                true,
                Instant.parse("2024-12-06T21:25:58Z"),
                Instant.parse("2025-01-15T15:00:49Z"),
                new Location("Amsterdam", "NL", null),
                new OperatingSystem(
                    "Debian GNU/Linux 13 (trixie)",
                    "13",
                    "6.12.0-1-amd64",
                    "debian",
                    "debian_logo.png"),
                new Resources(2, 1024L << 20, 11L << 30, 20000L << 30),
                List.of(new Address("192.0.2.32", 4, 32, "192.0.2.1", true)),
                new BackupPlan(3, "Every night"),
                null));
  }

  @Test
  void readsTheSameServerWithoutTheDataAroundIt() {
    assertThat(read(WHOLE)).isEqualTo(read("{\"data\":" + WHOLE + "}"));
  }

  @Test
  void keepsNoSecretNoScreenshotAndNoKey() {
    assertThat(read(WHOLE).toString()).doesNotContain("SECRET");
  }

  @Test
  void readsAServerOfWhichEveryObjectIsAnEmptyList() {
    PanelServer server =
        read(
            """
            {"data":{"id":"69","name":"","hostname":null,"state":"allocated","settings":[],
             "os":[],"qemuAgent":[],"network":[],"hypervisor":[],"owner":[],"tasks":[],
             "created":null,"built":null,"remoteState":[]}}
            """);

    assertThat(server)
        .isEqualTo(
            new PanelServer(
                69,
                "",
                null,
                null,
                null,
                BuildState.ALLOCATED,
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                new Resources(0, 0, 0, null),
                List.of(),
                null,
                null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "false",
        "[]",
        "{\"id\":null,\"name\":null}",
        "{\"id\":0,\"name\":\"None\"}",
        "{\"name\":\"Every night\"}"
      })
  void readsAServerWithoutABackupPlan(String plan) {
    assertThat(read("{\"id\":69,\"backupPlan\":" + plan + "}").backupPlan()).isNull();
  }

  @Test
  void readsABackupPlanWithoutAName() {
    assertThat(read("{\"id\":69,\"backupPlan\":{\"id\":\"3\",\"name\":\"\"}}").backupPlan())
        .isEqualTo(new BackupPlan(3, null));
  }

  @Test
  void readsAServerWithFalseOrNothingInPlaceOfEveryObject() {
    PanelServer server =
        read(
            """
            {"data":{"id":69,"settings":false,"os":false,"qemuAgent":null,"network":false,
             "hypervisor":{"maintenance":"0","group":false},"owner":false,"remoteState":false}}
            """);

    assertThat(server.resources()).isEqualTo(new Resources(0, 0, 0, null));
    assertThat(server.location()).isNull();
    assertThat(server.operatingSystem()).isNull();
    assertThat(server.underMaintenance()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"data\":[]}",
        "{\"data\":false}",
        "{\"data\":\"x\"}",
        "{\"data\":{}}",
        "{\"data\":{\"name\":\"no id\"}}",
        "{\"data\":{\"id\":null}}",
        "{\"data\":{\"id\":70}}",
        "{\"data\":{\"id\":true}}",
        "{\"data\":{\"id\":4294967365}}",
        "{\"data\":{\"data\":{\"id\":69}}}",
        "{\"message\":\"Sign in\"}",
      })
  void refusesWhatIsNotTheServerThatWasAskedFor(String reply) {
    assertThatThrownBy(() -> read(reply))
        .isInstanceOf(PanelReplyUnreadable.class)
        .hasMessageContaining("without server 69");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"allocated\"', false, ALLOCATED",
    "'\"queued\"', false, QUEUED",
    "'\"building\"', false, BUILDING",
    "'\"complete\"', false, COMPLETE",
    "'\"Complete\"', 0, COMPLETE",
    "'\"failed\"', false, FAILED",
    "'\"complete\"', true, FAILED",
    "'\"queued\"', 1, FAILED",
    "'\"complete\"', null, COMPLETE",
    "'\"running\"', false, COMPLETE",
    "'\"something new\"', false, COMPLETE",
    "'\"\"', false, COMPLETE",
    "null, false, COMPLETE",
  })
  void tellsWhereTheBuildStandsFromStateAndFlag(
      String state, String buildFailed, BuildState expected) {
    assertThat(
            read("{\"id\":69,\"state\":" + state + ",\"buildFailed\":" + buildFailed + "}")
                .buildState())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "nothing",
      value = {
        "'\"web1.example.com\"', web1.example.com",
        "'\" web1 \"', web1",
        "'\"\"', nothing",
        "'\" \"', nothing",
        "'\"none\"', nothing",
        "'\"None\"', nothing",
        "'\"-\"', nothing",
        "null, nothing",
        "false, nothing",
        "[], nothing",
        "'\"0\"', 0",
      })
  void takesPlaceholdersForNoHostName(String hostname, @Nullable String expected) {
    assertThat(read("{\"id\":69,\"hostname\":" + hostname + "}").hostname()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "nothing",
      value = {
        "1001, 1001",
        "'\"1001\"', 1001",
        "'\"cust-7\"', cust-7",
        "'\"\"', nothing",
        "null, nothing",
        "false, nothing",
      })
  void readsTheOwnersRelationAsNumberOrText(String relation, @Nullable String expected) {
    assertThat(read("{\"id\":69,\"owner\":{\"extRelationId\":" + relation + "}}").ownerRelationId())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "nothing",
      value = {"nl, NL", "US, US", "'', nothing", "nld, nothing", "🇳🇱, nothing", "n1, nothing"})
  void takesOnlyTwoLettersForACountry(String icon, @Nullable String code) {
    assertThat(
            read("{\"id\":69,\"hypervisor\":{\"group\":{\"name\":\"West\",\"icon\":\"%s\"}}}"
                    .formatted(icon))
                .location())
        .isEqualTo(new Location("West", code, null));
  }

  @Test
  void takesAFileForAPictureOfALocationAndNotForACountry() {
    assertThat(
            read("{\"id\":69,\"hypervisor\":{\"group\":{\"name\":\"West\",\"icon\":\"west.png\"}}}")
                .location())
        .isEqualTo(new Location("West", null, "west.png"));
  }

  @Test
  void namesTheOperatingSystemByTheTemplateWhereTheGuestSaysNothing() {
    assertThat(
            read("{\"id\":69,\"os\":{\"templateName\":\"Debian 12\"},"
                    + "\"qemuAgent\":{\"os\":{\"screen\":\"iVBORw0KGgo=\"}}}")
                .operatingSystem())
        .isEqualTo(new OperatingSystem("Debian 12", null, null, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "nothing",
      value = {
        "20000, 21474836480000",
        "'\"200\"', 214748364800",
        "0, nothing",
        "'\"0\"', nothing",
        "-1, nothing",
        "null, nothing",
        "'\"abc\"', nothing",
        "false, nothing",
      })
  void takesNoTrafficLimitForNotMetered(String traffic, @Nullable Long bytes) {
    assertThat(
            read("{\"id\":69,\"settings\":{\"resources\":{\"traffic\":" + traffic + "}}}")
                .resources()
                .trafficLimitBytes())
        .isEqualTo(bytes);
  }

  @Test
  void readsResourcesThatComeAsText() {
    assertThat(
            read("{\"id\":69,\"settings\":{\"resources\":"
                    + "{\"memory\":\"2048\",\"storage\":\"40\",\"cpuCores\":\"4\"}}}")
                .resources())
        .isEqualTo(new Resources(4, 2L << 30, 40L << 30, null));
  }

  @Test
  void isNotBusyForWhatIsOnlyScheduled() {
    assertThat(
            read("{\"id\":69,\"tasks\":{\"active\":0,\"actions\":{\"pending\":[{\"id\":4}]}}}")
                .busy())
        .isFalse();
  }

  private static PanelServer read(String reply) {
    return ServerReader.read(REQUEST, Json.parse(reply), 69);
  }
}
