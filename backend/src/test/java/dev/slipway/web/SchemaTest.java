package dev.slipway.web;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AstPrinter;
import graphql.language.Description;
import graphql.language.DirectiveDefinition;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The schema as a document that partners read, and the rules that all of it keeps. */
class SchemaTest {

  private static TypeDefinitionRegistry schema;

  @BeforeAll
  static void parse() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            new ClassPathResource("graphql/schema.graphqls").getInputStream(),
            StandardCharsets.UTF_8)) {
      schema = new SchemaParser().parse(reader);
    }
  }

  @Test
  void everyTypeFieldArgumentAndValueHasADescription() {
    List<String> missing = new ArrayList<>();
    for (ObjectTypeDefinition type : schema.getTypes(ObjectTypeDefinition.class)) {
      require(missing, type.getName(), type.getDescription());
      requireFields(missing, type.getName(), type.getFieldDefinitions());
    }
    for (InterfaceTypeDefinition type : schema.getTypes(InterfaceTypeDefinition.class)) {
      require(missing, type.getName(), type.getDescription());
      requireFields(missing, type.getName(), type.getFieldDefinitions());
    }
    for (InputObjectTypeDefinition type : schema.getTypes(InputObjectTypeDefinition.class)) {
      require(missing, type.getName(), type.getDescription());
      requireValues(missing, type.getName(), type.getInputValueDefinitions());
    }
    for (UnionTypeDefinition type : schema.getTypes(UnionTypeDefinition.class)) {
      require(missing, type.getName(), type.getDescription());
    }
    for (EnumTypeDefinition type : schema.getTypes(EnumTypeDefinition.class)) {
      require(missing, type.getName(), type.getDescription());
      type.getEnumValueDefinitions()
          .forEach(value ->
              require(missing, type.getName() + "." + value.getName(), value.getDescription()));
    }
    schema
        .scalars()
        .values()
        .forEach(type -> {
          // Those of GraphQL itself are known to everybody.
          if (type.getSourceLocation() != null) {
            require(missing, type.getName(), type.getDescription());
          }
        });
    for (DirectiveDefinition directive : schema.getDirectiveDefinitions().values()) {
      if (directive.getSourceLocation() != null) {
        require(missing, "@" + directive.getName(), directive.getDescription());
        requireValues(missing, "@" + directive.getName(), directive.getInputValueDefinitions());
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyMutationTakesOneInputAndGivesAPayloadWithUserErrors() {
    for (FieldDefinition field : type("Mutation").getFieldDefinitions()) {
      if (field.getName().equals("signOut")) {
        continue;
      }
      assertThat(field.getInputValueDefinitions()).as(field.getName()).hasSize(1);
      InputValueDefinition input = field.getInputValueDefinitions().getFirst();
      assertThat(input.getName()).isEqualTo("input");
      assertThat(input.getType()).as(field.getName()).isInstanceOf(NonNullType.class);
      assertThat(field.getType()).as(field.getName()).isInstanceOf(NonNullType.class);
      String payload = named(field.getType());
      assertThat(payload).endsWith("Payload");
      assertThat(type(payload).getFieldDefinitions())
          .as(payload)
          .anySatisfy(each -> assertThat(each.getName()).isEqualTo("userErrors"));
    }
  }

  /** Relay's connections: edges, nodes and pageInfo; node and cursor; first and after. */
  @Test
  void connectionsAreAsRelayHasThem() {
    for (ObjectTypeDefinition type : schema.getTypes(ObjectTypeDefinition.class)) {
      if (type.getName().endsWith("Connection")) {
        String kind = type.getName().substring(0, type.getName().length() - "Connection".length());
        assertThat(fieldTypes(type))
            .as(type.getName())
            .containsEntry("edges", "[" + kind + "Edge!]!")
            .containsEntry("nodes", "[" + kind + "!]!")
            .containsEntry("pageInfo", "PageInfo!");
        assertThat(fieldTypes(type(kind + "Edge")))
            .as(kind + "Edge")
            .containsOnly(entry("node", kind + "!"), entry("cursor", "String!"));
      }
      for (FieldDefinition field : type.getFieldDefinitions()) {
        if (named(field.getType()).endsWith("Connection")) {
          assertPaged(type.getName() + "." + field.getName(), argumentTypes(field));
        }
      }
    }
    assertThat(fieldTypes(type("PageInfo")))
        .containsOnly(
            entry("hasNextPage", "Boolean!"),
            entry("hasPreviousPage", "Boolean!"),
            entry("startCursor", "String"),
            entry("endCursor", "String"));
  }

  private static void assertPaged(String field, Map<String, String> arguments) {
    assertThat(arguments).as(field).containsEntry("first", "Int").containsEntry("after", "String");
    assertThat(arguments.containsKey("last"))
        .as("%s: last and before come together", field)
        .isEqualTo(arguments.containsKey("before"));
    if (arguments.containsKey("last")) {
      assertThat(arguments)
          .as(field)
          .containsEntry("last", "Int")
          .containsEntry("before", "String");
    }
  }

  /**
   * Relay's objects with an id that is theirs alone: whoever has one can ask {@code node} for it.
   */
  @Test
  void whatHasAnIdOfItsOwnIsANode() {
    for (ObjectTypeDefinition type : schema.getTypes(ObjectTypeDefinition.class)) {
      if (type.getImplements().stream().anyMatch(each -> named(each).equals("Node"))) {
        assertThat(fieldTypes(type)).as(type.getName()).containsEntry("id", "ID!");
      }
    }
    FieldDefinition node =
        type("Query").getFieldDefinitions().stream()
            .filter(field -> field.getName().equals("node"))
            .findFirst()
            .orElseThrow();
    assertThat(AstPrinter.printAst(node.getType())).isEqualTo("Node");
    assertThat(argumentTypes(node)).containsOnly(entry("id", "ID!"));
  }

  /** As everybody in GraphQL writes them, so that types and constants made of them look right. */
  @Test
  void namesAreWrittenAsUsual() {
    List<String> types = new ArrayList<>();
    List<String> fields = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (TypeDefinition<?> type : schema.types().values()) {
      types.add(type.getName());
      switch (type) {
        case ImplementingTypeDefinition<?> object ->
            object
                .getFieldDefinitions()
                .forEach(field -> {
                  fields.add(field.getName());
                  field
                      .getInputValueDefinitions()
                      .forEach(argument -> fields.add(argument.getName()));
                });
        case InputObjectTypeDefinition input ->
            input.getInputValueDefinitions().forEach(field -> fields.add(field.getName()));
        case EnumTypeDefinition constants ->
            constants.getEnumValueDefinitions().forEach(value -> values.add(value.getName()));
        default -> {
          // A scalar or a union has no names inside.
        }
      }
    }
    assertThat(types).isNotEmpty().allMatch(name -> name.matches("[A-Z][a-zA-Z0-9]*"));
    assertThat(fields).isNotEmpty().allMatch(name -> name.matches("[a-z][a-zA-Z0-9]*"));
    assertThat(values).isNotEmpty().allMatch(name -> name.matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*"));
  }

  private static Map<String, String> fieldTypes(ObjectTypeDefinition type) {
    Map<String, String> types = new LinkedHashMap<>();
    for (FieldDefinition field : type.getFieldDefinitions()) {
      types.put(field.getName(), AstPrinter.printAst(field.getType()));
    }
    return types;
  }

  private static Map<String, String> argumentTypes(FieldDefinition field) {
    Map<String, String> types = new LinkedHashMap<>();
    for (InputValueDefinition argument : field.getInputValueDefinitions()) {
      types.put(argument.getName(), AstPrinter.printAst(argument.getType()));
    }
    return types;
  }

  private static ObjectTypeDefinition type(String name) {
    return Objects.requireNonNull(schema.getTypeOrNull(name, ObjectTypeDefinition.class));
  }

  private static void requireFields(
      List<String> missing, String owner, List<FieldDefinition> fields) {
    for (FieldDefinition field : fields) {
      String name = owner + "." + field.getName();
      require(missing, name, field.getDescription());
      requireValues(missing, name, field.getInputValueDefinitions());
    }
  }

  private static void requireValues(
      List<String> missing, String owner, List<InputValueDefinition> values) {
    for (InputValueDefinition value : values) {
      require(missing, owner + "(" + value.getName() + ")", value.getDescription());
    }
  }

  private static void require(
      List<String> missing, String name, @Nullable Description description) {
    if (description == null || description.getContent().isBlank()) {
      missing.add(name);
    }
  }

  private static String named(Type<?> type) {
    return switch (type) {
      case NonNullType required -> named(required.getType());
      case ListType list -> named(list.getType());
      case TypeName name -> name.getName();
      default -> throw new IllegalArgumentException(type.toString());
    };
  }
}
