package dev.slipway.store;

import dev.slipway.error.ApiException;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Search as people expect it: a part of the text, case aside, every character meaning itself. */
public final class SearchText {

  private SearchText() {}

  /** As long as what can be found; LIKE takes time by the square of the length. */
  private static final int MAX_LENGTH = 255;

  /**
   * Whether any of the fields contains the text.
   *
   * @throws ApiException BAD_USER_INPUT where it is longer than anything that could be found
   */
  public static Condition contains(String text, List<Field<String>> fields) {
    String wanted = text.strip();
    if (wanted.codePointCount(0, wanted.length()) > MAX_LENGTH) {
      throw ApiException.badInput(
          "This searches for a text that is too long: give at most "
              + MAX_LENGTH
              + " characters of it.");
    }
    return DSL.or(
        fields.stream()
            // Some columns tell case apart; and jOOQ escapes what LIKE would read as a wildcard.
            .map(field -> DSL.lower(field).contains(DSL.lower(DSL.val(wanted))))
            .toList());
  }
}
