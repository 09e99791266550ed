package dev.slipway.icon;

import dev.slipway.web.PublicUrl;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the panel's pictures are found on this host. */
@Component
public class IconUrls {

  /**
   * The names that are handed on: no path, nothing hidden, a kind of picture that browsers show.
   */
  private static final Pattern FILE_NAME =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}\\.(png|jpe?g|webp|svg)");

  private final PublicUrl publicUrl;

  IconUrls(PublicUrl publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** The absolute address of a picture; null where there is none that could be shown. */
  public @Nullable String of(@Nullable String fileName) {
    return fileName != null && isFileName(fileName)
        ? publicUrl.resolve("/icons/" + fileName)
        : null;
  }

  static boolean isFileName(String text) {
    return FILE_NAME.matcher(text).matches();
  }
}
