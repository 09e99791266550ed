package dev.slipway.store;

import dev.slipway.error.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a Relay connection, checked: 20 items unless asked, at most 100, one direction.
 *
 * @param backward from the end, or from before the cursor
 * @param cursor where the page starts, not included; null for the first or last page
 */
public record PageArguments(int size, boolean backward, @Nullable String cursor) {

  private static final int DEFAULT_SIZE = 20;
  private static final int MAX_SIZE = 100;

  /**
   * Checks the four arguments together.
   *
   * @throws ApiException BAD_USER_INPUT where they don't make sense
   */
  public static PageArguments of(
      @Nullable Integer first,
      @Nullable String after,
      @Nullable Integer last,
      @Nullable String before) {
    if (first != null && last != null) {
      throw ApiException.badInput("Give `first` or `last`, not both.");
    }
    boolean backward = last != null || (first == null && before != null);
    if (backward && after != null) {
      throw ApiException.badInput("`after` goes with `first`; give `before` with `last`.");
    }
    if (!backward && before != null) {
      throw ApiException.badInput("`before` goes with `last`; give `after` with `first`.");
    }
    Integer asked = backward ? last : first;
    int size = asked == null ? DEFAULT_SIZE : asked;
    String name = backward ? "last" : "first";
    if (size < 0 || size > MAX_SIZE) {
      throw ApiException.badInput(
          "`" + name + "` is " + size + ": give a number from 0 to " + MAX_SIZE + ".");
    }
    return new PageArguments(size, backward, backward ? before : after);
  }
}
