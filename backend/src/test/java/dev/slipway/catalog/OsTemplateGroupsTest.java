package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.chaos.CannedReply;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a server may be rebuilt with, and the pictures beside it. */
class OsTemplateGroupsTest {

  private static final String GALLERY =
      """
      query($id: ID!) {
        server(id: $id) {
          name
          osTemplateGroups {
            id name description iconUrl
            templates { id name version variant description iconUrl endOfLife }
          }
        }
      }
      """;

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static GraphQlCaller customer;
  private static String customerId;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().demo().start();
    node = SlipwayNode.start(panel);
    operator = node.operator();
    customerId = Stories.createCustomer(operator, DemoWorld.HARBOUR_LANE, "studio@example.com");
    customer = node.signIn("studio@example.com", Stories.CUSTOMER_PASSWORD);
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  @AfterEach
  void mend() {
    panel.chaos().clear();
  }

  private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(node.url(path)).build(), BodyHandlers.ofByteArray());
    }
  }

  @Test
  void groupsAndOrdersWhatThePanelOffersAndAsksOnceInTenMinutes() {
    String server = Stories.adopt(operator, customerId, DemoWorld.RUNNING);
    panel.clearRequests();
    for (int i = 0; i < 2; i++) {
      var page = customer.query(GALLERY, Map.of("id", server));
      page.errors().verify();
      page.path("server.osTemplateGroups[*].name")
          .entityList(String.class)
          .containsExactly("Windows", "Ubuntu", "Debian", "AlmaLinux", "Rocky Linux", "Other");
      page.path("server.osTemplateGroups[2].templates[*].version")
          .entityList(String.class)
          .containsExactly("13 (Trixie)", "12 (Bookworm)", "11 (Bullseye)");
      page.path("server.osTemplateGroups[2].templates[2].endOfLife")
          .entity(Boolean.class)
          .isEqualTo(true);
      page.path("server.osTemplateGroups[4].templates[*].variant")
          .entityList(Object.class)
          .satisfies(variants -> assertThat(variants).containsOnlyNulls());
      page.path("server.osTemplateGroups[2].iconUrl")
          .entity(String.class)
          .isEqualTo(GraphQlCaller.ORIGIN + "/icons/debian_logo.png");
    }
    assertThat(panel.log().count("GET /servers/*/templates")).isEqualTo(1);
  }

  @Test
  void failsAloneWhereThePanelGivesNone() {
    String server = Stories.adopt(operator, customerId, DemoWorld.STOPPED);
    panel.chaos().failAll("GET /servers/*/templates", CannedReply.serverError());
    var page = customer.query(GALLERY, Map.of("id", server));
    page.errors()
        .satisfy(errors -> {
          assertThat(errors).hasSize(1);
          assertThat(errors.getFirst().getPath()).isEqualTo("server.osTemplateGroups");
          assertThat(errors.getFirst().getExtensions()).containsEntry("code", "PANEL_UNAVAILABLE");
        });
    page.path("server.osTemplateGroups").valueIsNull();
    page.path("server.name").entity(String.class).isEqualTo("Staging");
    // A failure is not remembered.
    panel.chaos().clear();
    customer.query(GALLERY, Map.of("id", server)).errors().verify();
  }

  @Test
  void offersOnlyWhatFits() {
    String small = Stories.adopt(operator, customerId, DemoWorld.NO_AGENT);
    customer
        .query(GALLERY, Map.of("id", small))
        .path("server.osTemplateGroups[*].name")
        .entityList(String.class)
        .doesNotContain("Windows");
  }

  @Test
  void showsTheInstalledSystemsPicture() {
    String server = Stories.adopt(operator, customerId, DemoWorld.UNMETERED);
    customer
        .query(
            "query($id: ID!) { server(id: $id) { operatingSystem { iconUrl } location { iconUrl } } }",
            Map.of("id", server))
        .path("server.operatingSystem.iconUrl")
        .entity(String.class)
        .satisfies(url -> assertThat(url).startsWith(GraphQlCaller.ORIGIN + "/icons/"));
  }

  @Test
  void handsPicturesOnFromThisHostAndReadsEachOnce() throws Exception {
    panel.clearRequests();
    for (int i = 0; i < 3; i++) {
      HttpResponse<byte[]> icon = get("/icons/debian_logo.png");
      assertThat(icon.statusCode()).isEqualTo(200);
      assertThat(icon.headers().firstValue("Content-Type")).contains("image/png");
      assertThat(icon.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(icon.headers().firstValue("Cache-Control"))
          .hasValueSatisfying(value -> assertThat(value).contains("max-age", "public"));
      assertThat(icon.body()).startsWith(0x89, 'P', 'N', 'G');
    }
    assertThat(panel.log().count("/img/logo/debian_logo.png")).isEqualTo(1);
  }

  @Test
  void saysThatAPictureIsMissingWithoutNamingThePanel() throws Exception {
    panel.clearRequests();
    for (String path :
        List.of("/icons/no_such_logo.png", "/icons/no_such_logo.png", "/icons/a.php")) {
      HttpResponse<byte[]> icon = get(path);
      assertThat(icon.statusCode()).isEqualTo(404);
      assertThat(icon.headers().map().toString()).doesNotContain(panel.baseUrl());
      assertThat(icon.body()).isEmpty();
    }
    assertThat(panel.log().count("/img/logo/**")).isEqualTo(1);
  }

  @Test
  void letsNoScriptOfAPictureRun() throws Exception {
    panel.chaos().failAll("/img/logo/vector.svg", picture("<svg><script/></svg>"));
    HttpResponse<byte[]> icon = get("/icons/vector.svg");
    assertThat(icon.statusCode()).isEqualTo(200);
    assertThat(icon.headers().allValues("Content-Security-Policy"))
        .containsExactly("default-src 'none'; style-src 'unsafe-inline'; sandbox");
  }

  @Test
  void showsNoPageForAPicture() throws Exception {
    panel.chaos().failAll("/img/logo/page.png", picture("<html>Not here</html>"));
    assertThat(get("/icons/page.png").statusCode()).isEqualTo(404);
  }

  @Test
  void triesAgainAfterAFailure() throws Exception {
    panel.chaos().failAll("/img/logo/ubuntu_logo.png", CannedReply.badGateway());
    assertThat(get("/icons/ubuntu_logo.png").statusCode()).isEqualTo(503);
    panel.chaos().clear();
    assertThat(get("/icons/ubuntu_logo.png").statusCode()).isEqualTo(200);
  }

  private static CannedReply picture(String body) {
    return new CannedReply(200, "image/png", Map.of(), body);
  }
}
