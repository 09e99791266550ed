package dev.slipway.web;

import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.ClassNameTypeResolver;

/**
 * How an object behind the interface Node finds its GraphQL type: by the name of its class, without
 * {@code View}.
 */
@Configuration(proxyBeanMethods = false)
class TypeNames {

  @Bean
  GraphQlSourceBuilderCustomizer typesByClassName() {
    ClassNameTypeResolver resolver = new ClassNameTypeResolver();
    resolver.setClassNameExtractor(type -> type.getSimpleName().replaceFirst("View$", ""));
    return builder -> builder.defaultTypeResolver(resolver);
  }
}
