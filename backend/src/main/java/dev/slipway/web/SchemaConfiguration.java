package dev.slipway.web;

import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.ClassNameTypeResolver;
import org.springframework.graphql.execution.SchemaReport;

/**
 * Holds the schema and the code together: a node whose code does not answer its schema does not
 * start.
 */
@Configuration(proxyBeanMethods = false)
class SchemaConfiguration {

  /**
   * An object behind the interface Node finds its GraphQL type by the name of its class, without
   * {@code View}.
   */
  @Bean
  GraphQlSourceBuilderCustomizer typesByClassName() {
    ClassNameTypeResolver resolver = new ClassNameTypeResolver();
    resolver.setClassNameExtractor(type -> type.getSimpleName().replaceFirst("View$", ""));
    return builder ->
        builder
            .defaultTypeResolver(resolver)
            .inspectSchemaMappings(SchemaConfiguration::requireWhole);
  }

  private static void requireWhole(SchemaReport report) {
    boolean whole =
        report.unmappedFields().isEmpty()
            && report.unmappedRegistrations().isEmpty()
            && report.unmappedArguments().isEmpty()
            && report.fieldNullnessErrors().isEmpty()
            && report.argumentNullnessErrors().isEmpty();
    if (!whole) {
      throw new IllegalStateException("schema.graphqls and the code do not agree: " + report);
    }
  }
}
