package dev.slipway.web;

import dev.slipway.store.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page in the shape that Relay's connections have. */
public record Connection<T>(List<Edge<T>> edges, List<T> nodes, PageInfo pageInfo, int totalCount) {

  /** One item and where it stands. */
  public record Edge<T>(T node, String cursor) {}

  /** Where the page stands. */
  public record PageInfo(
      boolean hasNextPage,
      boolean hasPreviousPage,
      @Nullable String startCursor,
      @Nullable String endCursor) {}

  public static <T> Connection<T> of(Page<T> page) {
    List<Edge<T>> edges = new ArrayList<>();
    for (int i = 0; i < page.items().size(); i++) {
      edges.add(new Edge<>(page.items().get(i), page.cursors().get(i)));
    }
    boolean empty = edges.isEmpty();
    return new Connection<>(
        edges,
        page.items(),
        new PageInfo(
            page.hasNextPage(),
            page.hasPreviousPage(),
            empty ? null : edges.getFirst().cursor(),
            empty ? null : edges.getLast().cursor()),
        page.totalCount());
  }
}
