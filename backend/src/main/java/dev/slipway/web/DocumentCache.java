package dev.slipway.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.slipway.account.Caller;
import dev.slipway.account.Credential;
import dev.slipway.error.ApiException.Code;
import graphql.ExecutionInput;
import graphql.GraphqlErrorBuilder;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * Finds the document that is to run: its text, or the one that a hash stands for. Documents are
 * read and validated once: callers send the same few again and again, with other variables. What is
 * not valid is not kept, so that nobody can fill this with nonsense for long.
 */
@Component
class DocumentCache implements PreparsedDocumentProvider {

  /** All texts together; their syntax trees take some ten times as much memory. */
  private static final long MOST_CHARACTERS = 2_000_000;

  /** As JSON's reader has it for variables. */
  private static final int MOST_DIGITS = 1000;

  private final Cache<String, PreparsedDocumentEntry> known =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((String text, PreparsedDocumentEntry entry) -> text.length())
          .build();
  private final TrustedDocuments trusted;
  private final boolean adHocQueries;

  DocumentCache(TrustedDocuments trusted, ApiProperties properties) {
    this.trusted = trusted;
    this.adHocQueries = properties.adHocQueries();
  }

  @Override
  public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
      ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> read) {
    return CompletableFuture.completedFuture(document(input, read));
  }

  private PreparsedDocumentEntry document(
      ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> read) {
    String hash = hashOf(input);
    if (hash != null) {
      return trusted
          .find(hash)
          .map(text -> read(input.transform(found -> found.query(text)), read))
          .orElseGet(() -> refusal(Code.BAD_USER_INPUT, TrustedDocuments.NOT_FOUND));
    }
    if (!adHocQueries && !isProgram(input) && !trusted.contains(input.getQuery())) {
      return refusal(
          Code.FORBIDDEN,
          "Without a token, only the client area's own queries are answered here. Reload its page, or use an API token.");
    }
    return read(input, read);
  }

  private PreparsedDocumentEntry read(
      ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> read) {
    PreparsedDocumentEntry before = known.getIfPresent(input.getQuery());
    if (before != null) {
      return before;
    }
    if (hasEndlessNumber(input.getQuery())) {
      return refusal(
          Code.BAD_USER_INPUT,
          "This has a number of more than " + MOST_DIGITS + " digits: write a shorter one.");
    }
    PreparsedDocumentEntry now = read.apply(input);
    if (!now.hasErrors()) {
      known.put(input.getQuery(), now);
    }
    return now;
  }

  /** Reading a number takes time by the square of its length, so that is looked at before. */
  private static boolean hasEndlessNumber(String text) {
    int digits = 0;
    for (int i = 0; i < text.length() && digits <= MOST_DIGITS; i++) {
      char next = text.charAt(i);
      boolean goesOn = (next >= '0' && next <= '9') || (next == '.' && digits > 0);
      digits = goesOn ? digits + 1 : 0;
    }
    return digits > MOST_DIGITS;
  }

  /** Null where the text itself was sent, beside a hash or not. */
  private static @Nullable String hashOf(ExecutionInput input) {
    boolean hasText =
        !input.getQuery().isBlank() && !input.getQuery().equals(PersistedQuery.MARKER);
    return hasText ? null : PersistedQuery.hashIn(input.getExtensions());
  }

  /** A token's holder, or work that goes on in an account's name, like webhooks. */
  private static boolean isProgram(ExecutionInput input) {
    Caller caller = input.getGraphQLContext().get(Caller.class);
    return caller != null && caller.credential().kind() != Credential.Kind.SESSION;
  }

  private static PreparsedDocumentEntry refusal(Code code, String message) {
    return new PreparsedDocumentEntry(
        GraphqlErrorBuilder.newError()
            .message(message)
            .extensions(Map.of("code", code.name()))
            .build());
  }

  @Bean
  static GraphQlSourceBuilderCustomizer documentsReadOnce(DocumentCache documents) {
    return builder ->
        builder.configureGraphQl(engine -> engine.preparsedDocumentProvider(documents));
  }
}
