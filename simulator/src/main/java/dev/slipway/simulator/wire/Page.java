package dev.slipway.simulator.wire;

import java.util.ArrayList;
import java.util.List;
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
  public <T> Json of(List<T> items, Function<T, Json> wire) {
    int last = Math.max(1, Math.ceilDiv(items.size(), size));
    int from = Math.min(items.size(), (number - 1) * size);
    int to = Math.min(items.size(), from + size);
    boolean empty = from == to;
    return Json.object()
        .with("current_page", number)
        .with("data", items.subList(from, to).stream().map(wire).toList())
        .with("first_page_url", url(1))
        .with("from", empty ? null : from + 1)
        .with("last_page", last)
        .with("last_page_url", url(last))
        .with("links", links(last))
        .with("next_page_url", number < last ? url(number + 1) : null)
        .with("path", INNER_ADDRESS + path)
        .with("per_page", size)
        .with("prev_page_url", number > 1 ? url(number - 1) : null)
        .with("to", empty ? null : to)
        .with("total", items.size());
  }

  private List<Json> links(int last) {
    List<Json> links = new ArrayList<>();
    links.add(link(number > 1 ? url(number - 1) : null, "&laquo; Previous", false));
    for (int page = 1; page <= last; page++) {
      links.add(link(url(page), String.valueOf(page), page == number));
    }
    links.add(link(number < last ? url(number + 1) : null, "Next &raquo;", false));
    return links;
  }

  private static Json link(@Nullable String url, String label, boolean active) {
    return Json.object().with("url", url).with("label", label).with("active", active);
  }

  private String url(int page) {
    return INNER_ADDRESS + path + "?page=" + page;
  }
}
