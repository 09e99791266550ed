package dev.slipway.web;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lets the scalar DateTime carry {@link Instant}, which is what the domain uses. */
final class InstantCoercing implements Coercing<Object, Object> {

  private final Coercing<?, ?> offsetDateTime;

  InstantCoercing(Coercing<?, ?> offsetDateTime) {
    this.offsetDateTime = offsetDateTime;
  }

  @Override
  public @Nullable Object serialize(Object result, GraphQLContext context, Locale locale) {
    Object value = result instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : result;
    return offsetDateTime.serialize(value, context, locale);
  }

  @Override
  public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
    return toInstant(offsetDateTime.parseValue(input, context, locale));
  }

  @Override
  public @Nullable Object parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    return toInstant(offsetDateTime.parseLiteral(input, variables, context, locale));
  }

  private static @Nullable Object toInstant(@Nullable Object value) {
    return value instanceof OffsetDateTime time ? time.toInstant() : value;
  }
}
