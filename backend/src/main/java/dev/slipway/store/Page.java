package dev.slipway.store;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param cursors one for each item
 * @param totalCount how many there are on all pages
 */
public record Page<T>(
    List<T> items,
    List<String> cursors,
    boolean hasNextPage,
    boolean hasPreviousPage,
    int totalCount) {

  public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
    List<R> mapped = items.stream().<R>map(mapper).toList();
    return new Page<>(mapped, cursors, hasNextPage, hasPreviousPage, totalCount);
  }
}
