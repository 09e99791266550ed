package dev.slipway.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code settings}: what this node was started with. What settings there are is what the compiler
 * has gathered from their classes, so that none is forgotten.
 */
@Controller
class SettingsController {

  private static final String METADATA = "META-INF/spring-configuration-metadata.json";

  /** Never shown, whatever is set. */
  private static final Pattern SECRET = Pattern.compile("(password|token|secret-key|api-key)$");

  /** Who signs in, in an address; and what an address of a database may have behind it. */
  private static final Pattern IN_ADDRESS =
      Pattern.compile("(?<=//)[^/@\\s]*@|(?<=[?&;])(password|user)=[^&;]*");

  private final Binder binder;
  private final List<Declared> declared;

  SettingsController(Environment environment, JsonMapper json) {
    this.binder = Binder.get(environment);
    this.declared = read(json);
  }

  private record Declared(String name, @Nullable String description, String defaultValue) {}

  /** The contract's Setting. */
  record Setting(
      String name,
      String environmentVariable,
      @Nullable String description,
      @Nullable String value,
      @Nullable String defaultValue,
      boolean secret,
      boolean given) {}

  private static List<Declared> read(JsonMapper json) {
    try (InputStream metadata = new ClassPathResource(METADATA).getInputStream()) {
      return json.readTree(metadata)
          .path("properties")
          .valueStream()
          .filter(property -> property.path("name").asString("").startsWith("slipway."))
          .map(property ->
              new Declared(
                  property.path("name").asString(),
                  text(property.path("description")),
                  Objects.requireNonNullElse(text(property.path("defaultValue")), "")))
          .sorted(Comparator.comparing(Declared::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A list comes in brackets. */
  private static @Nullable String text(JsonNode value) {
    String text = value.asString("");
    if (text.isEmpty()) {
      return null;
    }
    return text.startsWith("[") ? text.substring(1, text.length() - 1).replace(", ", ",") : text;
  }

  @QueryMapping
  List<Setting> settings() {
    return declared.stream().map(this::inEffect).toList();
  }

  private Setting inEffect(Declared setting) {
    String given = given(setting.name());
    boolean secret = SECRET.matcher(setting.name()).find();
    String defaultValue = setting.defaultValue().isEmpty() ? null : setting.defaultValue();
    String value = given == null ? defaultValue : given;
    return new Setting(
        setting.name(),
        setting.name().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'),
        setting.description(),
        secret || value == null ? null : IN_ADDRESS.matcher(value).replaceAll("…"),
        defaultValue,
        secret,
        given != null);
  }

  private @Nullable String given(String name) {
    List<String> values = binder.bind(name, Bindable.listOf(String.class)).orElse(List.of());
    String joined = String.join(",", values);
    return joined.isBlank() ? null : joined;
  }
}
