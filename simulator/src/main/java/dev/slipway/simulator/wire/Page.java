package dev.slipway.simulator.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list in pages, as the panel's framework writes it. The links carry the panel's inner address
 * and forget how many results were asked for, as the real ones do: clients must not follow them.
 *
 * @param path of the operation, with the prefix
 * @param number of the page asked for, from 1
 * @param size results on a page
 */
public record Page(String path, int number, int size) {

  private static final String INNER_ADDRESS = "https://10.20.0.11";

  /** The page of these items. */
  public <T> Map<String, @Nullable Object> of(
      List<T> items, Function<T, Map<String, @Nullable Object>> wire) {
    int last = Math.max(1, Math.ceilDiv(items.size(), size));
    int from = Math.min(items.size(), (number - 1) * size);
    int to = Math.min(items.size(), from + size);
    boolean empty = from == to;
    return Json.object(
        "current_page",
        number,
        "data",
        items.subList(from, to).stream().map(wire).toList(),
        "first_page_url",
        url(1),
        "from",
        empty ? null : from + 1,
        "last_page",
        last,
        "last_page_url",
        url(last),
        "links",
        links(last),
        "next_page_url",
        number < last ? url(number + 1) : null,
        "path",
        INNER_ADDRESS + path,
        "per_page",
        size,
        "prev_page_url",
        number > 1 ? url(number - 1) : null,
        "to",
        empty ? null : to,
        "total",
        items.size());
  }

  private List<Map<String, @Nullable Object>> links(int last) {
    List<Map<String, @Nullable Object>> links = new ArrayList<>();
    links.add(link(number > 1 ? url(number - 1) : null, "&laquo; Previous", false));
    for (int page = 1; page <= last; page++) {
      links.add(link(url(page), String.valueOf(page), page == number));
    }
    links.add(link(number < last ? url(number + 1) : null, "Next &raquo;", false));
    return links;
  }

  private static Map<String, @Nullable Object> link(
      @Nullable String url, String label, boolean active) {
    return Json.object("url", url, "label", label, "active", active);
  }

  private String url(int page) {
    return INNER_ADDRESS + path + "?page=" + page;
  }
}
