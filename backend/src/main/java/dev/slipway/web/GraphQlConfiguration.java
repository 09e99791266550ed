package dev.slipway.web;

import dev.slipway.account.Caller;
import dev.slipway.error.ApiException;
import graphql.scalars.ExtendedScalars;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLScalarType;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/**
 * The scalars, the types behind the interface Node, and the caller as an argument of controllers.
 */
@Configuration(proxyBeanMethods = false)
class GraphQlConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  RuntimeWiringConfigurer scalars() {
    GraphQLScalarType dateTime =
        ExtendedScalars.DateTime.transform(builder ->
            builder.coercing(new InstantCoercing(ExtendedScalars.DateTime.getCoercing())));
    return wiring ->
        wiring
            .scalar(dateTime)
            .scalar(ExtendedScalars.GraphQLLong)
            .scalar(ExtendedScalars.GraphQLBigDecimal)
            .scalar(ExtendedScalars.Url);
  }

  /**
   * A controller's parameter of type {@link Caller} demands that somebody is signed in, unless it
   * is nullable.
   */
  @Bean
  HandlerMethodArgumentResolver callerArgument() {
    return new HandlerMethodArgumentResolver() {
      @Override
      public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
      }

      @Override
      public @Nullable Object resolveArgument(
          MethodParameter parameter, DataFetchingEnvironment environment) {
        Caller caller = environment.getGraphQlContext().get(Caller.class);
        if (caller == null && !parameter.isOptional()) {
          throw ApiException.unauthenticated();
        }
        return caller;
      }
    };
  }
}
