package dev.slipway.web;

import dev.slipway.account.ApiScope;
import dev.slipway.account.Caller;
import dev.slipway.account.Role;
import dev.slipway.error.ApiException;
import graphql.language.ArrayValue;
import graphql.language.EnumValue;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.idl.SchemaDirectiveWiring;
import graphql.schema.idl.SchemaDirectiveWiringEnvironment;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/**
 * {@code @requires} in the schema: a field that carries it runs only for callers with one of its
 * scopes. So who may call what stands where partners read it, and is checked before any object is
 * looked for.
 */
@Configuration(proxyBeanMethods = false)
class RequiredScopes implements SchemaDirectiveWiring {

  @Bean
  RuntimeWiringConfigurer requiresDirective() {
    return wiring -> wiring.directive("requires", this);
  }

  @Override
  public GraphQLFieldDefinition onField(
      SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> environment) {
    Set<ApiScope> anyOf = scopes(environment);
    boolean ofOperators = isSet(environment, "ofOperators");
    boolean bySession = isSet(environment, "bySession");
    DataFetcher<?> guarded = environment.getFieldDataFetcher();
    return environment.setFieldDataFetcher(field -> {
      Caller caller = field.getGraphQlContext().get(Caller.class);
      if (caller == null) {
        throw ApiException.unauthenticated();
      }
      caller.require(anyOf);
      if (ofOperators && caller.role() == Role.CUSTOMER) {
        throw forbidden("This is for operators only.");
      }
      if (bySession && caller.credential().isToken()) {
        throw forbidden("A token can't do this, whatever its scopes: sign in to the client area.");
      }
      return guarded.get(field);
    });
  }

  private static Set<ApiScope> scopes(
      SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> environment) {
    ArrayValue values =
        (ArrayValue)
            Objects.requireNonNull(
                environment
                    .getAppliedDirective()
                    .getArgument("anyOf")
                    .getArgumentValue()
                    .getValue());
    Set<ApiScope> scopes = EnumSet.noneOf(ApiScope.class);
    values
        .getValues()
        .forEach(value -> scopes.add(ApiScope.valueOf(((EnumValue) value).getName())));
    return Collections.unmodifiableSet(scopes);
  }

  private static ApiException forbidden(String message) {
    return new ApiException(ApiException.Code.FORBIDDEN, message);
  }

  private static boolean isSet(
      SchemaDirectiveWiringEnvironment<GraphQLFieldDefinition> environment, String argument) {
    Boolean value = environment.getAppliedDirective().getArgument(argument).getValue();
    return Boolean.TRUE.equals(value);
  }
}
