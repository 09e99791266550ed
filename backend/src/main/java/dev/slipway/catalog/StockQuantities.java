package dev.slipway.catalog;

import static dev.slipway.jooq.Tables.PRODUCT;
import static dev.slipway.jooq.Tables.STOCK_REPORT;
import static dev.slipway.jooq.Tables.STOCK_RESERVATION;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Computed quantities, and why they are what they are. */
@Repository
class StockQuantities {

  private static final int LONGEST_PROBLEM = 500;

  private final DSLContext db;
  private final JsonMapper json;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  StockQuantities(
      DSLContext db,
      JsonMapper json,
      TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    this.db = db;
    this.json = json;
    this.transaction = transaction;
    this.events = events;
  }

  /**
   * What is known of a product's quantity.
   *
   * @param problem why the last attempt gave none; null where it did
   * @param report of the last attempt that gave one; null where none ever did
   */
  record Kept(Instant triedAt, @Nullable String problem, @Nullable StockReport report) {}

  /**
   * Stores a quantity, unless a later one has come first, or the product has been changed since.
   * Where nothing bounds it, the quantity stays as it was.
   *
   * @param report what the panel's figures come to
   * @param readAt when the oldest of them was read, by the database's clock
   * @param shares how many places each place of an order takes that the panel did not know of then,
   *     by product
   */
  void keep(Product product, StockReport report, Instant readAt, Map<String, Integer> shares) {
    transaction.executeWithoutResult(status -> {
      // Orders wait here, so that each is either left out below or takes its place afterwards.
      var current =
          db.select(PRODUCT.STOCK_QUANTITY)
              .from(PRODUCT)
              .where(PRODUCT.ID.eq(product.id()))
              .and(PRODUCT.STOCK_CONTROLLED.isTrue())
              .and(PRODUCT.STOCK_COMPUTED_AT.isNull().or(PRODUCT.STOCK_COMPUTED_AT.le(readAt)))
              .and(PRODUCT.PACKAGE_ID.eq(product.settings().packageId()))
              .forUpdate()
              .fetchOne();
      if (current == null) {
        return;
      }
      int reserved = reserved(shares, readAt);
      if (report.places() != null) {
        Integer quantity = quantity(report.places(), reserved);
        db.update(PRODUCT)
            .set(PRODUCT.STOCK_QUANTITY, quantity)
            .set(PRODUCT.STOCK_COMPUTED_AT, readAt)
            .where(PRODUCT.ID.eq(product.id()))
            .execute();
        if (!quantity.equals(current.value1())) {
          events.publishEvent(new StockChanged(product.id()));
        }
      }
      keepReport(product.id(), report.withReserved(reserved));
    });
  }

  private int reserved(Map<String, Integer> shares, Instant readAt) {
    long sum =
        db
            .select(STOCK_RESERVATION.PRODUCT_ID, STOCK_RESERVATION.PLACES)
            .from(STOCK_RESERVATION)
            .where(STOCK_RESERVATION.PRODUCT_ID.in(shares.keySet()))
            .and(STOCK_RESERVATION.PLACED_AT.isNull().or(STOCK_RESERVATION.PLACED_AT.ge(readAt)))
            .fetch()
            .stream()
            .mapToLong(row -> (long) shares.getOrDefault(row.value1(), 1) * row.value2())
            .sum();
    return (int) Math.min(sum, Integer.MAX_VALUE);
  }

  private static int quantity(long places, int reserved) {
    return Math.clamp(places - reserved, 0, Integer.MAX_VALUE);
  }

  private void keepReport(String productId, StockReport report) {
    JSON text = JSON.json(json.writeValueAsString(report));
    Instant now = StockReservations.fetchNow(db);
    db.insertInto(STOCK_REPORT)
        .set(STOCK_REPORT.PRODUCT_ID, productId)
        .set(STOCK_REPORT.TRIED_AT, now)
        .set(STOCK_REPORT.REPORT, text)
        .onDuplicateKeyUpdate()
        .set(STOCK_REPORT.TRIED_AT, now)
        .setNull(STOCK_REPORT.PROBLEM)
        .set(STOCK_REPORT.REPORT, text)
        .execute();
  }

  /** Notes that an attempt gave no quantity. */
  void keepProblem(String productId, String problem) {
    String text =
        problem.length() <= LONGEST_PROBLEM ? problem : problem.substring(0, LONGEST_PROBLEM);
    Instant now = StockReservations.fetchNow(db);
    db.insertInto(STOCK_REPORT)
        .set(STOCK_REPORT.PRODUCT_ID, productId)
        .set(STOCK_REPORT.TRIED_AT, now)
        .set(STOCK_REPORT.PROBLEM, text)
        .onDuplicateKeyUpdate()
        .set(STOCK_REPORT.TRIED_AT, now)
        .set(STOCK_REPORT.PROBLEM, text)
        .execute();
  }

  /** What is known of some products' quantities, by product. */
  Map<String, Kept> findAll(Collection<String> productIds) {
    return db.selectFrom(STOCK_REPORT)
        .where(STOCK_REPORT.PRODUCT_ID.in(productIds))
        .fetchMap(
            STOCK_REPORT.PRODUCT_ID,
            row -> {
              JSON report = row.getReport();
              return new Kept(
                  row.getTriedAt(),
                  row.getProblem(),
                  report == null ? null : json.readValue(report.data(), StockReport.class));
            });
  }
}
