package dev.slipway.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Documents are read and validated once: callers send the same few again and again, with other
 * variables. What is not valid is not kept, so that nobody can fill this with nonsense for long.
 */
@Configuration(proxyBeanMethods = false)
class DocumentCache {

  /** All texts together; their syntax trees take some ten times as much memory. */
  private static final long MOST_CHARACTERS = 2_000_000;

  @Bean
  GraphQlSourceBuilderCustomizer documentsReadOnce() {
    Cache<String, PreparsedDocumentEntry> known =
        Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String text, PreparsedDocumentEntry entry) -> text.length())
            .build();
    return builder ->
        builder.configureGraphQl(engine ->
            engine.preparsedDocumentProvider((input, read) -> {
              PreparsedDocumentEntry before = known.getIfPresent(input.getQuery());
              if (before != null) {
                return CompletableFuture.completedFuture(before);
              }
              PreparsedDocumentEntry now = read.apply(input);
              if (!now.hasErrors()) {
                known.put(input.getQuery(), now);
              }
              return CompletableFuture.completedFuture(now);
            }));
  }
}
