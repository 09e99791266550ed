package dev.slipway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operation is found to cost, by its text alone. */
class DocumentCostTest {

  private static final GraphQLSchema SCHEMA =
      new SchemaGenerator()
          .makeExecutableSchema(
              new SchemaParser()
                  .parse(
                      """
                      directive @cost(weight: Int!) on FIELD_DEFINITION
                      type Query {
                        version: String
                        one: Thing @cost(weight: 10)
                        things(first: Int, last: Int): ThingConnection
                      }
                      type ThingConnection { nodes: [Thing!]! edges: [ThingEdge!]! totalCount: Int }
                      type ThingEdge { node: Thing cursor: String }
                      type Thing { name: String parts: [Part!] owner: Owner search: String @cost(weight: 7) }
                      type Part { name: String owner: Owner }
                      type Owner { name: String things(first: Int): ThingConnection }
                      """),
              RuntimeWiring.newRuntimeWiring().build());

  private static DocumentCost.Measure measure(String text, Map<String, Object> variables) {
    Document document = new Parser().parseDocument(text);
    return DocumentCost.of(
        SCHEMA,
        document.getDefinitionsOfType(OperationDefinition.class).getFirst(),
        document.getDefinitionsOfType(FragmentDefinition.class).stream()
            .collect(Collectors.toMap(FragmentDefinition::getName, each -> each)),
        variables);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ version }                                                             | 0",
        "{ one { name } }                                                        | 10",
        "{ one { name search } }                                                 | 17",
        "{ one { owner { name } } }                                              | 11",
        "{ one { parts { name } } }                                              | 11",
        "{ one { parts { owner { name } } } }                                    | 16",
        "{ a: one { name } b: one { name } }                                     | 20",
        "{ things { totalCount } }                                               | 1",
        "{ things { nodes { name } } }                                           | 2",
        "{ things { nodes { owner { name } } } }                                 | 22",
        "{ things(first: 100) { nodes { owner { name } } } }                     | 102",
        "{ things(last: 50) { edges { node { owner { name } } } } }              | 102",
        "{ things(first: 1000000000000) { nodes { owner { name } } } }           | 102",
        "{ things(first: -5) { nodes { owner { name } } } }                      | 2",
        "{ things(first: 10) { nodes { ...F } } } fragment F on Thing { search } | 72",
        "{ one { ... on Thing { owner { name } } ... { owner { name } } } }      | 12",
      })
  void costsWhatItMayLoad(String text, int cost) {
    assertThat(measure(text, Map.of()).cost()).isEqualTo(cost);
  }

  @Test
  void aVariableCountsWithItsValue() {
    String text = "query($n: Int) { things(first: $n) { nodes { owner { name } } } }";
    assertThat(measure(text, Map.of("n", 7)).cost()).isEqualTo(9);
    assertThat(measure(text, Map.of()).cost()).isEqualTo(22);
  }

  @Test
  void depthAndAliasesAreCountedThroughFragments() {
    DocumentCost.Measure measure =
        measure(
            """
            { x: one { ...A } version }
            fragment A on Thing { o: owner { ...B } }
            fragment B on Owner { n: name }
            """,
            Map.of());
    assertThat(measure.depth()).isEqualTo(3);
    assertThat(measure.aliases()).isEqualTo(3);
    assertThat(measure.introspection()).isFalse();
  }

  @Test
  void introspectionIsNotCountedButNoticed() {
    DocumentCost.Measure measure =
        measure("{ __schema { types { fields { type { ofType { name } } } } } }", Map.of());
    assertThat(measure.introspection()).isTrue();
    assertThat(measure.cost()).isZero();
    assertThat(measure.depth()).isZero();
    assertThat(measure("{ __typename one { __typename } }", Map.of()).introspection()).isFalse();
  }

  /** Each fragment spreads the next one ten times: written out, that is ten to the fifty. */
  @Test
  void whatExplodesIsMeasuredInNoTimeAndCostsMuch() {
    StringBuilder text = new StringBuilder("{ one { ...F0 } }\n");
    for (int i = 0; i < 50; i++) {
      text.append("fragment F%d on Thing { ".formatted(i));
      for (int j = 0; j < 10; j++) {
        text.append("a%d: owner { things { nodes { ...F%d } } } ".formatted(j, i + 1));
      }
      text.append("}\n");
    }
    text.append("fragment F50 on Thing { name }");
    DocumentCost.Measure measure = measure(text.toString(), Map.of());
    assertThat(measure.cost()).isGreaterThan(1_000_000_000);
    assertThat(measure.aliases()).isGreaterThan(1_000_000_000);
    assertThat(measure.depth()).isEqualTo(152);
  }
}
