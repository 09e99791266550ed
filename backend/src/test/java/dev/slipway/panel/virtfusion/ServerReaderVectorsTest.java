package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelServer;
import dev.slipway.panel.PanelServer.Address;
import dev.slipway.panel.virtfusion.PanelRequest.Missing;
import dev.slipway.testing.SharedFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Servers as the integration before Slipway showed them; live figures and addresses have tests of
 * their own. Recorded dashes are nothing here. Decided where the record shows a defect, and where
 * we mean to differ:
 *
 * <ul>
 *   <li>the host name "0" is one, blanks are none;
 *   <li>an amount that is no number is 0, and a page without a network is shown;
 *   <li>an answer without the server's number is no server.
 * </ul>
 */
class ServerReaderVectorsTest {

  private static final PanelRequest REQUEST =
      PanelRequest.read("read server", "/servers/69", Missing.SERVER_NAMED);

  @TestFactory
  Stream<DynamicTest> readsTheRecordedServers() throws IOException {
    Path file = SharedFacts.file("vectors/server-view.json").orElse(null);
    return file == null
        ? Stream.empty()
        : Json.parse(Files.readString(file)).at("cases").elements().stream()
            .map(vector ->
                DynamicTest.dynamicTest(
                    vector.text("group") + " " + vector.text("id"), () -> check(vector)));
  }

  private static void check(Json vector) {
    Json reply = vector.at("input", "server");
    Long id = reply.at("data").number("id");
    if (id == null) {
      assertThatThrownBy(() -> ServerReader.read(REQUEST, reply, 69))
          .isInstanceOf(PanelReplyUnreadable.class);
      return;
    }
    PanelServer read = ServerReader.read(REQUEST, reply, Math.toIntExact(id));
    Json view = vector.at("expected", "view");
    if (view.isNothing()) {
      assertThat(vector.at("expected").text("error")).isEqualTo("exception");
      assertThat(read.addresses()).isEmpty();
      return;
    }
    assertThat(read.name()).isEqualTo(orEmpty(shown(view, "name")));
    boolean zero = "0".equals(reply.at("data").text("hostname"));
    assertThat(read.hostname()).isEqualTo(zero ? "0" : shown(view, "hostname"));
    assertThat(read.ownerEmail()).isEqualTo(view.text("username"));
    checkResources(read.resources(), view);
    checkPlace(read, view);
    checkSystem(read.operatingSystem(), view);
    assertThat(read.created()).isEqualTo(view.time("createdAt"));
    assertThat(read.built()).isEqualTo(view.time("builtAt"));
    assertThat(read.addresses())
        .extracting(Address::address)
        .containsAll(
            view.at("primaryNetwork", "ipv4Unformatted").elements().stream()
                .map(Json::exactText)
                .filter(text -> text != null && !text.equals("-"))
                .toList());
  }

  private static void checkResources(PanelServer.Resources read, Json view) {
    assertThat(read.memoryBytes()).isEqualTo(number(view, "memoryRaw") << 20);
    assertThat(read.storageBytes()).isEqualTo(number(view, "storageRaw") << 30);
    assertThat(read.cpuCores()).isEqualTo(Math.toIntExact(number(view, "cpuRaw")));
    long traffic = number(view, "trafficRaw");
    assertThat(read.trafficLimitBytes())
        .isEqualTo(traffic <= 0 ? null : Long.valueOf(traffic << 30));
  }

  private static void checkPlace(PanelServer read, Json view) {
    assertThat(read.underMaintenance()).isEqualTo(view.flag("hypervisorMaintenance"));
    String location = shown(view, "location");
    if (location == null) {
      assertThat(read.location()).isNull();
      return;
    }
    String icon = view.text("locationIcon");
    assertThat(read.location())
        .isEqualTo(
            new PanelServer.Location(
                location, icon == null ? null : icon.toUpperCase(Locale.ROOT), null));
  }

  private static void checkSystem(PanelServer.@Nullable OperatingSystem read, Json view) {
    String name = view.text("osPretty") == null ? shown(view, "osName") : view.text("osPretty");
    if (name == null) {
      assertThat(read).isNull();
      return;
    }
    PanelServer.OperatingSystem system = Objects.requireNonNull(read);
    assertThat(system.name()).isEqualTo(name);
    assertThat(system.kernel()).isEqualTo(view.text("osKernel"));
    assertThat(system.distribution()).isEqualTo(view.text("osDistro"));
    assertThat(system.icon()).isEqualTo(view.text("osIcon"));
  }

  private static @Nullable String shown(Json view, String field) {
    String text = view.text(field);
    return text == null || text.equals("-") ? null : text;
  }

  private static long number(Json view, String field) {
    return Objects.requireNonNullElse(view.number(field), 0L);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
