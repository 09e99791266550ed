package dev.slipway.store;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Search as people expect it: a part of the text, case aside, every character meaning itself. */
public final class SearchText {

  private SearchText() {}

  /** Whether any of the fields contains the text. */
  public static Condition contains(String text, List<Field<String>> fields) {
    String wanted = text.strip();
    return DSL.or(
        fields.stream()
            // Some columns tell case apart; and jOOQ escapes what LIKE would read as a wildcard.
            .map(field -> DSL.lower(field).contains(DSL.lower(DSL.val(wanted))))
            .toList());
  }
}
