package dev.slipway.history;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;

/** The settings of this package as a node reads them. */
final class Settings {

  private Settings() {}

  static HistoryProperties defaults() {
    return of(Map.of());
  }

  /** The defaults but for these, without {@code slipway.history.} before their names. */
  static HistoryProperties of(Map<String, String> others) {
    Map<String, String> full = new HashMap<>();
    others.forEach((name, value) -> full.put("slipway.history." + name, value));
    return new Binder(
            java.util.List.of(new MapConfigurationPropertySource(full)),
            null,
            ApplicationConversionService.getSharedInstance())
        .bindOrCreate("slipway.history", HistoryProperties.class);
  }
}
