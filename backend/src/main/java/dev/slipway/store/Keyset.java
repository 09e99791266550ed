package dev.slipway.store;

import dev.slipway.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SortOrder;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Reads pages by position instead of by offset: a page starts behind the last item of the one
 * before, so rows that appear or vanish in between neither repeat nor hide an item.
 *
 * @param name tells its cursors from those of other lists
 * @param sort what the list is ordered by; must not be null in any row
 * @param parse reads a sort value back from its {@code toString}; throws a RuntimeException on
 *     other text
 * @param id breaks ties, and is unique
 * @param order of both
 */
public record Keyset<S>(
    String name, Field<S> sort, Function<String, S> parse, Field<String> id, SortOrder order) {

  private static final String SORT_VALUE = "sort_value";

  /**
   * One page of the rows of {@code from} for which {@code where} holds.
   *
   * @throws ApiException BAD_USER_INPUT for a cursor that is not of this order
   */
  public <T> Page<T> page(
      DSLContext db,
      List<? extends SelectField<?>> select,
      Table<?> from,
      Condition where,
      PageArguments arguments,
      Function<Record, T> mapper) {
    SortOrder direction = arguments.backward() ? opposite(order) : order;
    String cursor = arguments.cursor();
    Condition behind = cursor == null ? DSL.noCondition() : behind(cursor, direction);
    List<? extends Record> rows =
        db.select(select)
            .select(sort.as(SORT_VALUE))
            .from(from)
            .where(where)
            .and(behind)
            .orderBy(sort.sort(direction), id.sort(direction))
            .limit(arguments.size() + 1)
            .fetch();
    boolean more = rows.size() > arguments.size();
    if (more) {
      rows.removeLast();
    }
    if (arguments.backward()) {
      Collections.reverse(rows);
    }
    boolean cameFrom = cursor != null;
    return new Page<>(
        rows.stream().<T>map(mapper).toList(),
        rows.stream().map(this::cursor).toList(),
        arguments.backward() ? cameFrom : more,
        arguments.backward() ? more : cameFrom,
        db.fetchCount(from, where));
  }

  private Condition behind(String cursor, SortOrder direction) {
    String[] parts = decode(cursor);
    try {
      S value = parse.apply(parts[2]);
      boolean ascending = direction == SortOrder.ASC;
      Condition further = ascending ? sort.gt(value) : sort.lt(value);
      Condition tied = ascending ? id.gt(parts[1]) : id.lt(parts[1]);
      return further.or(sort.eq(value).and(tied));
    } catch (RuntimeException e) {
      throw foreignCursor();
    }
  }

  private String cursor(Record row) {
    String text = kind() + "\n" + row.get(id) + "\n" + row.get(SORT_VALUE);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private String[] decode(String cursor) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\n", 3);
      if (parts.length == 3 && parts[0].equals(kind())) {
        return parts;
      }
      throw foreignCursor();
    } catch (IllegalArgumentException e) {
      throw foreignCursor();
    }
  }

  private String kind() {
    return name + " " + order;
  }

  private static SortOrder opposite(SortOrder order) {
    return order == SortOrder.ASC ? SortOrder.DESC : SortOrder.ASC;
  }

  private static ApiException foreignCursor() {
    return ApiException.badInput(
        "This cursor is not of this list: give the `endCursor` or `startCursor` of one of its pages, with the same `orderBy`.");
  }
}
