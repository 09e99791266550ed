package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelNotFound;
import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.virtfusion.PanelRequest.Missing;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists that the panel gives in pages of 20 unless asked for more. The links in its answers lead
 * elsewhere, so addresses are made here. All pages or nothing: a part of a list would be taken for
 * the whole. Only of what lies behind the 25th page, or the 5000th item, nothing is known.
 */
final class Pages {

  private static final int SIZE = 200;
  private static final int MOST = 25;

  /** For lists that nothing but a person waits for. */
  private static final int MOST_OF_ALL = 250;

  private Pages() {}

  /**
   * The items of all pages.
   *
   * @param path of the list, without query
   * @param missing what a 404 on the first page says; on a later one it never means that the list
   *     is gone
   */
  static List<Json> read(PanelClient panel, String operation, String path, Missing missing) {
    return read(panel, operation, path, missing, MOST);
  }

  /** The same for a list that is always there, and up to 250 pages of it. */
  static List<Json> readAll(PanelClient panel, String operation, String path) {
    return read(panel, operation, path, Missing.NEVER, MOST_OF_ALL);
  }

  private static List<Json> read(
      PanelClient panel, String operation, String path, Missing missing, int most) {
    List<Json> items = new ArrayList<>();
    long last = 1;
    for (int page = 1; page <= last; page++) {
      PanelRequest request =
          PanelRequest.read(operation, path + "?results=" + SIZE + "&page=" + page, missing);
      Json answer = readPage(panel, request, page);
      Json data = answer.at("data");
      if (!data.node().isContainer()) {
        throw new PanelReplyUnreadable(request + " answered without a list");
      }
      items.addAll(data.elements());
      Long pages = answer.number("last_page");
      last = pages == null ? 1 : Math.min(pages, most);
    }
    return items;
  }

  private static Json readPage(PanelClient panel, PanelRequest request, int page) {
    try {
      return panel.read(request);
    } catch (PanelNotFound e) {
      if (page == 1) {
        throw e;
      }
      throw new PanelReplyUnreadable(request + " is gone, though an earlier page spoke of it");
    }
  }
}
