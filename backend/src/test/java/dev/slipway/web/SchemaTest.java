package dev.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Description;
import graphql.language.FieldDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
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
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The schema as a document that partners read. */
class SchemaTest {

  @Test
  void everyRootFieldAndEveryTypeThatIsNotAConnectionsPlumbingHasADescription() throws IOException {
    List<String> missing = new ArrayList<>();
    TypeDefinitionRegistry schema = parse();
    for (ObjectTypeDefinition type : schema.getTypes(ObjectTypeDefinition.class)) {
      if (!isPlumbing(type.getName())) {
        require(missing, type.getName(), type.getDescription());
      }
      if (isRoot(type.getName())) {
        for (FieldDefinition field : type.getFieldDefinitions()) {
          require(missing, type.getName() + "." + field.getName(), field.getDescription());
        }
      }
    }
    for (InterfaceTypeDefinition type : schema.getTypes(InterfaceTypeDefinition.class)) {
      require(missing, type.getName(), type.getDescription());
    }
    assertThat(missing).isEmpty();
  }

  private static boolean isRoot(String name) {
    return List.of("Query", "Mutation", "Subscription").contains(name);
  }

  private static boolean isPlumbing(String name) {
    return isRoot(name)
        || name.endsWith("Edge")
        || name.endsWith("Payload")
        || name.endsWith("Connection");
  }

  private static void require(
      List<String> missing, String name, @Nullable Description description) {
    if (description == null || description.getContent().isBlank()) {
      missing.add(name);
    }
  }

  private static TypeDefinitionRegistry parse() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                new ClassPathResource("graphql/schema.graphqls").getInputStream()),
            StandardCharsets.UTF_8)) {
      return new SchemaParser().parse(reader);
    }
  }
}
