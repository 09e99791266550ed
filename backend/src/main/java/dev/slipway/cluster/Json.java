package dev.slipway.cluster;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How values travel between nodes. Not the mapper of the web, whose settings are a matter of the
 * API.
 */
final class Json {

  private static final Logger log = LoggerFactory.getLogger(Json.class);

  private static final JsonMapper mapper = JsonMapper.builder().build();

  static String write(Object value) {
    return mapper.writeValueAsString(value);
  }

  /**
   * Gives the value, or nothing where the text does not fit the type, as while two versions run
   * side by side.
   */
  static <T> Optional<T> read(String json, Class<T> type) {
    try {
      return Optional.ofNullable(mapper.readValue(json, type));
    } catch (JacksonException e) {
      log.warn(
          "Ignored a {} of another node that can not be read: {}",
          type.getSimpleName(),
          e.getOriginalMessage());
      return Optional.empty();
    }
  }

  private Json() {}
}
