package dev.slipway.web;

import dev.slipway.store.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The operations that the client area of this very build sends, by the SHA-256 of their text. A
 * browser sends the hash alone, in {@code extensions.persistedQuery} as Apollo's clients do. Unlike
 * with theirs, nothing that is sent is ever added.
 */
@Component
class TrustedDocuments {

  /** What clients of persisted queries wait for, to send the text itself. */
  static final String NOT_FOUND = "PersistedQueryNotFound";

  private static final String FILE = "trusted-documents.json";

  private final Map<String, String> texts;

  TrustedDocuments(JsonMapper json) {
    this.texts = read(json);
  }

  /** Nothing where the client area was left out of the build. */
  private static Map<String, String> read(JsonMapper json) {
    ClassPathResource file = new ClassPathResource(FILE);
    if (!file.exists()) {
      return Map.of();
    }
    try (InputStream in = file.getInputStream()) {
      return json.readValue(in, new TypeReference<Map<String, String>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text with this hash, in hexadecimal digits. */
  Optional<String> find(String hash) {
    return Optional.ofNullable(texts.get(hash));
  }

  /** Whether the client area has this text, however it came. */
  boolean contains(String text) {
    return texts.containsKey(Hashes.sha256(text));
  }
}
