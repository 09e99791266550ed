package dev.slipway.web;

import dev.slipway.limit.LimitProperties;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.support.DefaultGraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a request as GraphQL over HTTP has it, and nothing else. */
@Component
class HttpRequestReader {

  private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {};

  private final JsonMapper json;
  private final long maxBytes;

  HttpRequestReader(JsonMapper json, LimitProperties limits) {
    this.json = json.rebuild().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();
    this.maxBytes = limits.maxBody().toBytes();
  }

  /** A request that can't be read, and what to tell its sender. */
  static final class Unreadable extends Exception {

    private final HttpStatus status;

    Unreadable(HttpStatus status, String message) {
      super(message);
      this.status = status;
    }

    HttpStatus status() {
      return status;
    }
  }

  /** Reads the body of a POST. */
  GraphQlRequest readPost(ServerRequest request) throws IOException, Unreadable {
    requireJson(request);
    requirePlain(request);
    byte[] body;
    try (InputStream stream = request.servletRequest().getInputStream()) {
      body = stream.readNBytes((int) maxBytes + 1);
    }
    if (body.length > maxBytes) {
      throw new Unreadable(
          HttpStatus.CONTENT_TOO_LARGE,
          "This body is too large: at most " + maxBytes + " bytes are read.");
    }
    JsonNode root;
    try {
      root = json.readTree(body);
    } catch (JacksonException e) {
      throw badRequest("The body is not JSON, names something twice or nests too deeply.");
    }
    requireText(root);
    if (!root.isObject()) {
      throw badRequest("Send one JSON object with \"query\" in it; batches are not supported.");
    }
    Map<String, Object> extensions = withoutNulls(map(root, "extensions"));
    String query = text(root, "query");
    return new DefaultGraphQlRequest(
        query == null && PersistedQuery.hashIn(extensions) != null
            ? PersistedQuery.MARKER
            : query(query),
        text(root, "operationName"),
        map(root, "variables"),
        extensions);
  }

  private static void requireText(JsonNode value) throws Unreadable {
    if (BrokenText.isIn(value)) {
      throw badRequest("A text in this has half of a surrogate pair: send whole characters.");
    }
  }

  private static void requireJson(ServerRequest request) throws Unreadable {
    try {
      MediaType type = request.headers().contentType().orElse(null);
      boolean utf8 =
          type != null
              && (type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset()));
      if (utf8 && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // Refused below like any other type.
    }
    throw new Unreadable(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json in UTF-8.");
  }

  /** Compressed bodies are not read: what they come to can't be told beforehand. */
  private static void requirePlain(ServerRequest request) throws Unreadable {
    String encoding = request.headers().firstHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
      throw new Unreadable(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "Send the body as it is: no Content-Encoding is understood here.");
    }
  }

  /** Reads the parameters of a GET. */
  GraphQlRequest readGet(ServerRequest request) throws Unreadable {
    for (String name : List.of("query", "operationName", "variables", "extensions")) {
      if (request.params().getOrDefault(name, List.of()).size() > 1) {
        throw badRequest("The parameter \"" + name + "\" is there twice: send it once.");
      }
    }
    return new DefaultGraphQlRequest(
        query(request.param("query").orElse(null)),
        request.param("operationName").filter(name -> !name.isEmpty()).orElse(null),
        map(request, "variables"),
        withoutNulls(map(request, "extensions")));
  }

  private @Nullable Map<String, @Nullable Object> map(ServerRequest request, String name)
      throws Unreadable {
    String text = request.param(name).orElse("");
    if (text.isEmpty()) {
      return null;
    }
    try {
      JsonNode value = json.readTree(text);
      requireText(value);
      return value.isNull() ? null : map(name, value);
    } catch (JacksonException e) {
      throw badRequest("The parameter \"" + name + "\" is not JSON.");
    }
  }

  private static String query(@Nullable String text) throws Unreadable {
    if (text == null || text.isBlank()) {
      throw badRequest("Send the document in \"query\".");
    }
    return text;
  }

  private static @Nullable String text(JsonNode root, String name) throws Unreadable {
    JsonNode value = root.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw badRequest("\"" + name + "\" must be text.");
    }
    return value.stringValue();
  }

  private @Nullable Map<String, @Nullable Object> map(JsonNode root, String name)
      throws Unreadable {
    JsonNode value = root.path(name);
    return value.isMissingNode() || value.isNull() ? null : map(name, value);
  }

  private Map<String, @Nullable Object> map(String name, JsonNode value) throws Unreadable {
    if (!value.isObject()) {
      throw badRequest("\"" + name + "\" must be a JSON object.");
    }
    return json.convertValue(value, MAP);
  }

  private static @Nullable Map<String, Object> withoutNulls(
      @Nullable Map<String, @Nullable Object> map) {
    if (map == null) {
      return null;
    }
    Map<String, Object> there = new LinkedHashMap<>();
    map.forEach((name, value) -> {
      if (value != null) {
        there.put(name, value);
      }
    });
    return there;
  }

  private static Unreadable badRequest(String message) {
    return new Unreadable(HttpStatus.BAD_REQUEST, message);
  }
}
