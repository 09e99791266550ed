package dev.slipway.sshkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.chaos.CannedReply;
import dev.slipway.simulator.demo.DemoWorld;
import dev.slipway.store.DerivedIds;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;

/** Customers' keys, from the list to their end. */
class SshKeysTest {

  private static final String ED25519 = TestKeys.of("ssh-ed25519").line();

  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static GraphQlCaller operator;
  private static GraphQlCaller studio;
  private static GraphQlCaller shop;
  private static String studioId;
  private static String shopId;

  @BeforeAll
  static void start() {
    panel = PanelSimulator.builder().demo().start();
    node = SlipwayNode.start(panel);
    operator = node.operator();
    studioId = Stories.createCustomer(operator, DemoWorld.HARBOUR_LANE, "studio@example.com");
    shopId = Stories.createCustomer(operator, DemoWorld.NORTHWIND, "shop@example.com");
    studio = node.signIn("studio@example.com", Stories.CUSTOMER_PASSWORD);
    shop = node.signIn("shop@example.com", Stories.CUSTOMER_PASSWORD);
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

  private static GraphQlTester.Response list(GraphQlCaller caller) {
    return caller.query(
        "{ viewer { customer { name sshKeys { id name type publicKey fingerprint createdAt } } } }");
  }

  private static List<String> names(GraphQlCaller caller) {
    return list(caller).path("viewer.customer.sshKeys[*].name").entityList(String.class).get();
  }

  private static String idOf(GraphQlCaller caller, String name) {
    return list(caller)
        .path("viewer.customer.sshKeys[?(@.name=='" + name + "')].id")
        .entityList(String.class)
        .get()
        .getFirst();
  }

  private static GraphQlTester.Response add(
      GraphQlCaller caller, @Nullable String customerId, String name, String publicKey) {
    Map<String, Object> input = new HashMap<>(Map.of("name", name, "publicKey", publicKey));
    if (customerId != null) {
      input.put("customerId", customerId);
    }
    return caller.query(
        """
        mutation($input: AddSshKeyInput!) {
          addSshKey(input: $input) {
            sshKey { id name type publicKey fingerprint }
            userErrors { code field message }
          }
        }
        """,
        Map.of("input", input));
  }

  private static GraphQlTester.Response remove(GraphQlCaller caller, String id) {
    return caller.query(
        "mutation($id: ID!) { removeSshKey(input: { sshKeyId: $id }) { removedId userErrors { code field } } }",
        Map.of("id", id));
  }

  private static void refused(GraphQlTester.Response answer, String code, @Nullable String field) {
    answer.path("addSshKey.sshKey").valueIsNull();
    answer.path("addSshKey.userErrors[*].code").entityList(String.class).containsExactly(code);
    if (field != null) {
      answer.path("addSshKey.userErrors[0].field[0]").entity(String.class).isEqualTo(field);
    }
  }

  @Test
  void listsTheKeysThatCanBeUsedWithTypeAndFingerprint() {
    GraphQlTester.Response answer = list(studio);
    answer.errors().verify();
    answer
        .path("viewer.customer.sshKeys[*].name")
        .entityList(String.class)
        .contains("Workstation", "Deploy")
        .doesNotContain("Old laptop");
    answer.path("viewer.customer.sshKeys[0].type").entity(String.class).isEqualTo("ssh-ed25519");
    answer
        .path("viewer.customer.sshKeys[0].fingerprint")
        .entity(String.class)
        .satisfies(fingerprint -> assertThat(fingerprint).matches("SHA256:[A-Za-z0-9+/]{43}"));
  }

  @Test
  void addsFindsAndRemovesAKey() {
    GraphQlTester.Response added = add(studio, null, " New laptop ", ED25519 + "\n");
    added.path("addSshKey.userErrors[*]").entityList(Object.class).hasSize(0);
    added.path("addSshKey.sshKey.name").entity(String.class).isEqualTo("New laptop");
    added.path("addSshKey.sshKey.publicKey").entity(String.class).isEqualTo(ED25519);
    String id = added.path("addSshKey.sshKey.id").entity(String.class).get();
    studio
        .query("query($id: ID!) { node(id: $id) { id ... on SshKey { name } } }", Map.of("id", id))
        .path("node.name")
        .entity(String.class)
        .isEqualTo("New laptop");
    remove(studio, id).path("removeSshKey.removedId").entity(String.class).isEqualTo(id);
    assertThat(names(studio)).doesNotContain("New laptop");
    remove(studio, id)
        .path("removeSshKey.userErrors[0].code")
        .entity(String.class)
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void givesAKeyThatIsThereAlreadyAgain() {
    String key = TestKeys.of("ecdsa-sha2-nistp384").line();
    add(studio, null, "Once", key);
    panel.clearRequests();
    add(studio, null, "Twice", key)
        .path("addSshKey.sshKey.name")
        .entity(String.class)
        .isEqualTo("Once");
    assertThat(panel.log().count("POST /ssh_keys")).isZero();
  }

  @Test
  void anothersKeyIsOneThatDoesNotExist() {
    String foreign = idOf(studio, "Workstation");
    String number = DerivedIds.SSH_KEY.parts(foreign).orElseThrow().get(1);
    String forged = DerivedIds.SSH_KEY.of(shopId, number);
    for (String id : List.of(foreign, forged, "key_", "12", "")) {
      var found = shop.query("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id));
      found.errors().verify();
      found.path("node").valueIsNull();
      var removed = remove(shop, id);
      removed.path("removeSshKey.removedId").valueIsNull();
      removed
          .path("removeSshKey.userErrors[*].code")
          .entityList(String.class)
          .containsExactly("NOT_FOUND");
    }
    refused(add(shop, studioId, "Mine", ED25519), "NOT_FOUND", "customerId");
    assertThat(names(studio)).contains("Workstation");
  }

  @Test
  void anOperatorSaysWhomAKeyIsFor() {
    refused(add(operator, null, "Whose", ED25519), "INVALID", "customerId");
    add(operator, shopId, "From support", TestKeys.of("ssh-rsa").line())
        .path("addSshKey.sshKey.type")
        .entity(String.class)
        .isEqualTo("ssh-rsa");
    assertThat(names(shop)).containsExactly("From support");
  }

  @Test
  void aCustomerWhomThePanelDoesNotKnowGetsAnAccountWithTheFirstKey() {
    Stories.createCustomer(operator, 7777, "new@example.com");
    GraphQlCaller customer = node.signIn("new@example.com", Stories.CUSTOMER_PASSWORD);
    panel.clearRequests();
    assertThat(names(customer)).isEmpty();
    assertThat(panel.log().count("POST /users")).isZero();
    add(customer, null, "First", ED25519)
        .path("addSshKey.sshKey.id")
        .entity(String.class)
        .satisfies(id -> assertThat(id).startsWith("key_"));
    assertThat(panel.log().count("POST /users")).isEqualTo(1);
    assertThat(names(customer)).containsExactly("First");
  }

  @Test
  void anAddressThatAnotherAccountHasIsTheOperatorsToSortOut() {
    Stories.createCustomer(operator, 8888, "hosting@harbour-lane-studio.example");
    GraphQlCaller customer =
        node.signIn("hosting@harbour-lane-studio.example", Stories.CUSTOMER_PASSWORD);
    refused(add(customer, null, "First", ED25519), "REJECTED_BY_PANEL", null);
    assertThat(names(customer)).isEmpty();
  }

  @Test
  void whatIsNoPublicKeyNeverReachesThePanel() {
    panel.clearRequests();
    refused(
        add(studio, null, "Oops", "-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0"),
        "INVALID",
        "publicKey");
    refused(add(studio, null, " ", ED25519), "INVALID", "name");
    refused(add(studio, null, "a\u0000b", ED25519), "INVALID", "name");
    assertThat(panel.requests()).isEmpty();
  }

  @Test
  void theListFailsAloneWhereThePanelGivesNone() {
    panel.chaos().failAll("GET /ssh_keys/**", CannedReply.serverError());
    GraphQlTester.Response answer = list(studio);
    answer
        .errors()
        .satisfy(errors ->
            assertThat(errors)
                .singleElement()
                .satisfies(error ->
                    assertThat(error.getExtensions()).containsEntry("code", "PANEL_UNAVAILABLE")));
    answer.path("viewer.customer.sshKeys").valueIsNull();
    answer.path("viewer.customer.name").hasValue();
    refused(add(studio, null, "Laptop", ED25519), "PANEL_UNAVAILABLE", null);
  }
}
