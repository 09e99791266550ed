package dev.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Description;
import graphql.language.DirectiveDefinition;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

  /** The Relay rules: connections with edges, nodes and pageInfo, edges with node and cursor. */
  @Test
  void connectionsAndNodesAreAsRelayHasThem() {
    for (ObjectTypeDefinition type : schema.getTypes(ObjectTypeDefinition.class)) {
      List<String> fields =
          type.getFieldDefinitions().stream().map(FieldDefinition::getName).toList();
      if (type.getName().endsWith("Connection")) {
        assertThat(fields).as(type.getName()).contains("edges", "nodes", "pageInfo");
      }
      if (type.getName().endsWith("Edge")) {
        assertThat(fields).as(type.getName()).contains("node", "cursor");
      }
      for (FieldDefinition field : type.getFieldDefinitions()) {
        if (named(field.getType()).endsWith("Connection")) {
          List<String> arguments =
              field.getInputValueDefinitions().stream().map(InputValueDefinition::getName).toList();
          assertThat(arguments).as(field.getName()).contains("first", "after");
        }
      }
      boolean isNode = type.getImplements().stream().anyMatch(each -> named(each).equals("Node"));
      if (isNode) {
        assertThat(fields).as(type.getName()).contains("id");
      }
    }
  }

  @Test
  void whatIsDeprecatedSaysWhatToUseInstead() {
    for (ObjectTypeDefinition type : schema.getTypes(ObjectTypeDefinition.class)) {
      for (FieldDefinition field : type.getFieldDefinitions()) {
        field
            .getDirectives("deprecated")
            .forEach(directive ->
                assertThat(String.valueOf(directive.getArgument("reason")))
                    .as(type.getName() + "." + field.getName())
                    .containsPattern("20[0-9]{2}-[0-9]{2}-[0-9]{2}"));
      }
    }
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
