package dev.slipway.server;

import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The host name that a guest is built with (behaviour §8.1; RFC 1123 §2.1 for what is one). */
public final class HostNames {

  private static final int MAX_LENGTH = 253;
  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern HOST_NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
  private static final Pattern NOT_IN_A_HOST_NAME = Pattern.compile("[^A-Za-z0-9.-]");

  private HostNames() {}

  /**
   * Drops what no host name can hold, and checks the rest.
   *
   * @return null where nothing is left, so that the panel chooses
   * @throws Refusal INVALID on {@code hostname} where the rest is no host name
   */
  public static @Nullable String check(@Nullable String given) {
    if (given == null) {
      return null;
    }
    String cleaned = NOT_IN_A_HOST_NAME.matcher(given).replaceAll("");
    if (cleaned.isEmpty()) {
      return null;
    }
    String name = cleaned.endsWith(".") ? cleaned.substring(0, cleaned.length() - 1) : cleaned;
    if (name.length() > MAX_LENGTH || !HOST_NAME.matcher(name).matches()) {
      throw new Refusal(
          UserError.invalid(
              "hostname",
              "This is not a host name. Use words of letters, digits and hyphens with dots between"
                  + " them, at most 63 characters each, like web1.example.com."));
    }
    return name;
  }
}
