package dev.slipway.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a request says that it sends the hash of a document in place of the document. */
final class PersistedQuery {

  /** Stands for the text in what the engine gets. */
  static final String MARKER =
      graphql.execution.preparsed.persisted.PersistedQuerySupport.PERSISTED_QUERY_MARKER;

  private PersistedQuery() {}

  /** {@code extensions.persistedQuery.sha256Hash}; null where there is none. */
  static @Nullable String hashIn(@Nullable Map<String, ?> extensions) {
    return extensions != null
            && extensions.get("persistedQuery") instanceof Map<?, ?> persisted
            && persisted.get("sha256Hash") instanceof String hash
        ? hash
        : null;
  }
}
