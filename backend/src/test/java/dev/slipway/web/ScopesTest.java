package dev.slipway.web;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.account.ApiScope;
import dev.slipway.simulator.PanelSimulator;
import dev.slipway.testing.GraphQlCaller;
import dev.slipway.testing.SlipwayNode;
import dev.slipway.testing.Stories;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValue;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.ResponseError;
import org.springframework.graphql.client.SubscriptionErrorException;
import org.springframework.graphql.test.tester.GraphQlTester;

/**
 * Who may call what: each field of the API with a token of each scope alone. The table is the
 * contract's, written out once more, so that a field whose directive is wrong is noticed.
 */
class ScopesTest {

  private static final Set<String> ANYBODY = Set.of();

  /** Fields that are there for who is not signed in. */
  private static final Set<String> ASK_NOBODY =
      Set.of(
          "viewer",
          "signIn",
          "signOut",
          "signInWithPasskey",
          "passkeyRequestOptions",
          "openIdProvider",
          "beginOpenId",
          "finishOpenId");

  private static final Set<String> SESSIONS_ONLY = Set.of("a session");
  private static final Set<String> OPERATORS_SESSIONS_ONLY = Set.of("an operator's session");

  /** What customers can't have. */
  private static final Set<String> OF_OPERATORS =
      Set.of("PROVISIONING", "OPERATIONS", "BILLING", "an operator's session");

  /** What is enough for each root field: one of these scopes. */
  private static final Map<String, Set<String>> ROOT_FIELDS =
      Map.ofEntries(
          entry("viewer", ANYBODY),
          entry("reverseDnsOffered", ANYBODY),
          entry("node", ANYBODY),
          entry("server", Set.of("SERVERS_READ")),
          entry("servers", Set.of("SERVERS_READ")),
          entry("task", Set.of("SERVERS_READ")),
          entry("products", Set.of("CATALOG_READ")),
          entry("product", Set.of("CATALOG_READ")),
          entry("customers", Set.of("PROVISIONING", "OPERATIONS")),
          entry("connections", Set.of("OPERATIONS")),
          entry("signOut", ANYBODY),
          entry("powerServer", Set.of("SERVERS_POWER")),
          entry("rebuildServer", Set.of("SERVERS_REBUILD")),
          entry("renameServer", Set.of("SERVERS_MANAGE")),
          entry("openConsole", Set.of("SERVERS_CONSOLE")),
          entry("resetServerPassword", Set.of("SERVERS_MANAGE")),
          entry("resetPanelPassword", Set.of("SERVERS_MANAGE")),
          entry("createPanelLogin", Set.of("SERVERS_MANAGE")),
          entry("setReverseDns", Set.of("RDNS_WRITE")),
          entry("addSshKey", Set.of("SERVERS_MANAGE")),
          entry("removeSshKey", Set.of("SERVERS_MANAGE")),
          entry("addCredit", Set.of("BILLING")),
          entry("createApiToken", SESSIONS_ONLY),
          entry("revokeApiToken", SESSIONS_ONLY),
          entry("passkeyRequestOptions", ANYBODY),
          entry("signInWithPasskey", ANYBODY),
          entry("openIdProvider", ANYBODY),
          entry("beginOpenId", ANYBODY),
          entry("finishOpenId", ANYBODY),
          entry("disconnectIdentity", SESSIONS_ONLY),
          entry("registerPasskey", SESSIONS_ONLY),
          entry("removePasskey", SESSIONS_ONLY),
          entry("endSession", SESSIONS_ONLY),
          entry("confirmIdentity", SESSIONS_ONLY),
          entry("beginSecondFactor", SESSIONS_ONLY),
          entry("enableSecondFactor", SESSIONS_ONLY),
          entry("replaceRecoveryCodes", SESSIONS_ONLY),
          entry("disableSecondFactor", SESSIONS_ONLY),
          entry("endOtherSessions", SESSIONS_ONLY),
          entry("resetSignInMethods", OPERATORS_SESSIONS_ONLY),
          entry("createCustomer", Set.of("PROVISIONING")),
          entry("createServer", Set.of("PROVISIONING")),
          entry("suspendServer", Set.of("PROVISIONING")),
          entry("unsuspendServer", Set.of("PROVISIONING")),
          entry("terminateServer", Set.of("PROVISIONING")),
          entry("changeServerProduct", Set.of("PROVISIONING")),
          entry("upsertProduct", Set.of("OPERATIONS")),
          entry("recalculateStock", Set.of("OPERATIONS")),
          entry("reconcileReverseDns", Set.of("OPERATIONS")),
          entry("adoptServer", Set.of("OPERATIONS", "PROVISIONING")),
          entry("liveStats", Set.of("SERVERS_READ")),
          entry("serverUpdated", Set.of("SERVERS_READ")),
          entry("taskUpdated", Set.of("SERVERS_READ")),
          entry("panelStatus", ANYBODY));

  /** Fields that need another scope than what they are a part of. */
  private static final Map<String, Set<String>> PARTS =
      Map.ofEntries(
          entry("Customer.accounts", Set.of("OPERATIONS")),
          entry("Customer.servers", Set.of("SERVERS_READ")),
          entry("Customer.sshKeys", Set.of("SERVERS_READ")),
          entry("Customer.selfService", Set.of("BILLING")),
          entry("Server.product", Set.of("CATALOG_READ")),
          entry("Server.reverseDns", Set.of("RDNS_READ")),
          entry("Server.usage", Set.of("BILLING")));

  /** By what their ids begin with. */
  private static final Map<String, Set<String>> NODES =
      Map.of(
          "srv_", Set.of("SERVERS_READ"),
          "tsk_", Set.of("SERVERS_READ"),
          "key_", Set.of("SERVERS_READ"),
          "prd_", Set.of("CATALOG_READ"),
          "cus_", Set.of("SERVERS_READ", "PROVISIONING", "OPERATIONS"),
          "whk_", Set.of("SERVERS_READ", "CATALOG_READ"),
          "msg_", Set.of("SERVERS_READ", "CATALOG_READ"),
          "tok_", ANYBODY);

  private static final Map<ApiScope, GraphQlCaller> programs = new EnumMap<>(ApiScope.class);
  private static PanelSimulator panel;
  private static SlipwayNode node;
  private static TypeDefinitionRegistry schema;
  private static GraphQlCaller customer;

  @BeforeAll
  static void start() throws IOException {
    schema = parse();
    panel = PanelSimulator.builder().start();
    node = SlipwayNode.start(panel);
    GraphQlCaller operator = node.operator();
    for (ApiScope scope : ApiScope.values()) {
      programs.put(
          scope, node.withToken(Stories.createToken(operator, List.of(scope.name()), Map.of())));
    }
    Stories.createCustomer(operator, 77, "customer@example.com");
    customer = node.signIn("customer@example.com", Stories.CUSTOMER_PASSWORD);
  }

  @AfterAll
  static void stop() {
    node.close();
    panel.close();
  }

  @Test
  void everyRootFieldStandsInTheTableOrSaysItselfWhoMayCallIt() {
    for (FieldDefinition field : rootFields("Query", "Mutation", "Subscription")) {
      Set<String> required = ROOT_FIELDS.get(field.getName());
      if (required == null) {
        assertThat(field.getName().equals("signIn") || field.hasDirective("requires"))
            .as(field.getName())
            .isTrue();
      }
    }
  }

  @Test
  void partsThatNeedAnotherScopeSaySo() {
    PARTS.forEach((name, required) -> {
      String[] path = name.split("\\.", -1);
      type(path[0]).getFieldDefinitions().stream()
          .filter(field -> field.getName().equals(path[1]))
          .forEach(field -> assertThat(scopes(field)).as(name).isEqualTo(required));
    });
  }

  @ParameterizedTest
  @EnumSource
  void aTokenOfOneScopeMayCallWhatTheScopeIsForAndNothingElse(ApiScope scope) {
    GraphQlCaller program = Objects.requireNonNull(programs.get(scope));
    Map<String, Boolean> found = new TreeMap<>();
    Map<String, Boolean> expected = new TreeMap<>();
    for (FieldDefinition field : rootFields("Query")) {
      found.put(field.getName(), mayCall(program, "query", field));
      expected.put(field.getName(), isFor(scope, field));
    }
    for (FieldDefinition field : rootFields("Mutation")) {
      if (!field.getName().equals("signIn")) {
        found.put(field.getName(), mayCall(program, "mutation", field));
        expected.put(field.getName(), isFor(scope, field));
      }
    }
    for (FieldDefinition field : rootFields("Subscription")) {
      found.put(field.getName(), maySubscribe(program, field));
      expected.put(field.getName(), isFor(scope, field));
    }
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void anObjectIsFoundByItsIdOnlyWithTheScopeOfItsType(ApiScope scope) {
    GraphQlCaller program = Objects.requireNonNull(programs.get(scope));
    NODES.forEach((prefix, required) -> {
      if (!types().contains(prefix)) {
        return;
      }
      for (String rest : List.of("x", "01k3q5v8m2x4n6p7r9s0t1v2w3")) {
        boolean forbidden =
            codes(program.query("{ node(id: \"" + prefix + rest + "\") { id } }"))
                .contains("FORBIDDEN");
        assertThat(forbidden)
            .as(prefix)
            .isEqualTo(!required.isEmpty() && !required.contains(scope.name()));
      }
    });
  }

  /** What the ids of the types that are there so far begin with. */
  private static List<String> types() {
    return node.bean(NodeController.class).idPrefixes();
  }

  @Test
  void everyTypeStandsInTheTable() {
    assertThat(NODES.keySet()).containsAll(types());
  }

  @Test
  void aCustomersSessionMayWhatCustomersMay() {
    for (FieldDefinition field : rootFields("Query", "Mutation")) {
      Set<String> required = required(field);
      boolean allowed =
          required.isEmpty()
              || required.equals(SESSIONS_ONLY)
              || required.stream().anyMatch(each -> !OF_OPERATORS.contains(each));
      if (!field.getName().startsWith("sign")) {
        String operation = isMutation(field) ? "mutation" : "query";
        assertThat(mayCall(customer, operation, field)).as(field.getName()).isEqualTo(allowed);
      }
    }
  }

  @Test
  void whoIsNotSignedInIsAskedToSignIn() {
    for (FieldDefinition field : rootFields("Query", "Mutation")) {
      if (!ASK_NOBODY.contains(field.getName())) {
        String operation = isMutation(field) ? "mutation" : "query";
        assertThat(codes(node.anonymous().query(document(operation, field))))
            .as(field.getName())
            .containsExactly("UNAUTHENTICATED");
      }
    }
  }

  private static boolean isFor(ApiScope scope, FieldDefinition field) {
    Set<String> required = required(field);
    return required.isEmpty() || required.contains(scope.name());
  }

  private static Set<String> required(FieldDefinition field) {
    Set<String> listed = ROOT_FIELDS.get(field.getName());
    return listed == null ? scopes(field) : listed;
  }

  private static Set<String> scopes(FieldDefinition field) {
    for (Directive directive : field.getDirectives("requires")) {
      if (directive.getArgument("bySession") != null) {
        return directive.getArgument("anyOf") == null ? SESSIONS_ONLY : OPERATORS_SESSIONS_ONLY;
      }
      ArrayValue anyOf = (ArrayValue) directive.getArgument("anyOf").getValue();
      return anyOf.getValues().stream()
          .map(value -> ((EnumValue) value).getName())
          .collect(Collectors.toSet());
    }
    return ANYBODY;
  }

  private static boolean isMutation(FieldDefinition field) {
    return rootFields("Mutation").stream().anyMatch(each -> each.getName().equals(field.getName()));
  }

  private static List<FieldDefinition> rootFields(String... types) {
    List<FieldDefinition> fields = new ArrayList<>();
    for (String type : types) {
      fields.addAll(type(type).getFieldDefinitions());
    }
    return fields;
  }

  private static ObjectTypeDefinition type(String name) {
    return Objects.requireNonNull(schema.getTypeOrNull(name, ObjectTypeDefinition.class));
  }

  private static boolean mayCall(GraphQlCaller caller, String operation, FieldDefinition field) {
    return !codes(caller.query(document(operation, field))).contains("FORBIDDEN");
  }

  private static boolean maySubscribe(GraphQlCaller caller, FieldDefinition field) {
    var tester = caller.webSocket();
    try {
      // What is allowed is answered with NOT_FOUND, as there is no such object, or with the first
      // value.
      GraphQlTester.Response first =
          tester
              .document(document("subscription", field))
              .executeSubscription()
              .toFlux()
              .blockFirst(Duration.ofSeconds(20));
      return !codes(Objects.requireNonNull(first)).contains("FORBIDDEN");
    } catch (SubscriptionErrorException e) {
      return e.getErrors().stream()
          .noneMatch(error -> "FORBIDDEN".equals(error.getExtensions().get("code")));
    } finally {
      tester.stop().block(Duration.ofSeconds(20));
    }
  }

  /** Asks for a field with all that it must be given, and with ids of nothing. */
  private static String document(String operation, FieldDefinition field) {
    String given =
        field.getInputValueDefinitions().stream()
            .filter(each -> isRequired(each) || isId(each))
            .map(each -> each.getName() + ": " + literal(each.getType()))
            .collect(Collectors.joining(", "));
    String arguments = given.isEmpty() ? "" : "(" + given + ")";
    TypeDefinition<?> type = schema.getTypeOrNull(named(field.getType()));
    boolean leaf =
        type == null || type instanceof ScalarTypeDefinition || type instanceof EnumTypeDefinition;
    return operation + " { " + field.getName() + arguments + (leaf ? "" : " { __typename }") + " }";
  }

  private static String literal(Type<?> type) {
    if (type instanceof NonNullType required) {
      return literal(required.getType());
    }
    if (type instanceof ListType) {
      return "[]";
    }
    String name = ((TypeName) type).getName();
    TypeDefinition<?> definition = schema.getTypeOrNull(name);
    if (definition instanceof EnumTypeDefinition values) {
      return values.getEnumValueDefinitions().getFirst().getName();
    }
    if (definition instanceof InputObjectTypeDefinition input) {
      return input.getInputValueDefinitions().stream()
          .filter(each -> isRequired(each) || isId(each))
          .map(each -> each.getName() + ": " + literal(each.getType()))
          .collect(Collectors.joining(", ", "{ ", " }"));
    }
    return switch (name) {
      case "Int", "Long", "Float", "BigDecimal" -> "1";
      case "Boolean" -> "false";
      case "DateTime" -> "\"2026-01-01T00:00:00Z\"";
      default -> "\"x\"";
    };
  }

  private static boolean isRequired(InputValueDefinition value) {
    return value.getType() instanceof NonNullType && value.getDefaultValue() == null;
  }

  private static boolean isId(InputValueDefinition value) {
    return value.getType() instanceof TypeName name && name.getName().equals("ID");
  }

  private static String named(Type<?> type) {
    return switch (type) {
      case NonNullType required -> named(required.getType());
      case ListType list -> named(list.getType());
      case TypeName name -> name.getName();
      default -> throw new IllegalArgumentException(type.toString());
    };
  }

  private static Collection<String> codes(GraphQlTester.Response answer) {
    List<String> codes = new ArrayList<>();
    answer
        .errors()
        .satisfy(errors -> {
          for (ResponseError error : errors) {
            codes.add(String.valueOf(error.getExtensions().get("code")));
          }
        });
    return codes;
  }

  private static TypeDefinitionRegistry parse() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            new ClassPathResource("graphql/schema.graphqls").getInputStream(),
            StandardCharsets.UTF_8)) {
      return new SchemaParser().parse(reader);
    }
  }
}
