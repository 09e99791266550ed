package dev.slipway.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A setting that is missing or wrong. Thrown while settings are read; the start ends with its one
 * sentence.
 */
public final class InvalidSetting extends RuntimeException {

  private InvalidSetting(String message) {
    super(message);
  }

  /**
   * One setting and what is wrong with it.
   *
   * @param setting its full name, for example {@code slipway.panel.url}
   * @param problem what is wrong and what to do, to follow the name: {@code is not set: give …}
   */
  public static InvalidSetting of(String setting, String problem) {
    return new InvalidSetting(setting + " (" + environmentVariable(setting) + ") " + problem);
  }

  /** Gives back a value that must be there. */
  public static String required(String setting, @Nullable String value, String example) {
    if (value == null || value.isBlank()) {
      throw of(setting, "is not set: give it, for example " + example + ".");
    }
    return value.strip();
  }

  /** The environment variable that sets the same: {@code SLIPWAY_PANEL_URL}. */
  static String environmentVariable(String setting) {
    return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
