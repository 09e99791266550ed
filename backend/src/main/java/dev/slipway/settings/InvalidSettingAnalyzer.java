package dev.slipway.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Ends a start with one sentence that names the setting, whether its value was refused by us or not
 * understood at all.
 */
class InvalidSettingAnalyzer implements FailureAnalyzer {

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    InvalidSetting refused = find(failure, InvalidSetting.class);
    if (refused != null) {
      return analysis(refused, failure);
    }
    BindException unreadable = find(failure, BindException.class);
    if (unreadable != null && unreadable.getProperty() != null) {
      String setting = unreadable.getProperty().getName().toString();
      String wanted =
          unreadable.getTarget().getType().toClass().getSimpleName().toLowerCase(Locale.ROOT);
      return analysis(
          InvalidSetting.of(setting, "is not a " + wanted + ": " + hint(wanted)), failure);
    }
    return null;
  }

  private static String hint(String wanted) {
    return switch (wanted) {
      case "duration" -> "write it like 5s, 10m or 1h.";
      case "int", "integer", "long" -> "give a whole number.";
      case "boolean" -> "give true or false.";
      default -> "correct its value.";
    };
  }

  private static FailureAnalysis analysis(InvalidSetting refused, Throwable failure) {
    return new FailureAnalysis(String.valueOf(refused.getMessage()), null, failure);
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }
}
