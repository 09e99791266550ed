package dev.slipway.catalog;

import static dev.slipway.jooq.Tables.PRODUCT;
import static dev.slipway.jooq.Tables.STOCK_RESERVATION;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The places that orders have taken, so that two orders can't both get the last one.
 *
 * <p>An order takes its place before anything is asked of the panel ({@link #reserve}), says when
 * the panel has made the server ({@link #placed}), or gives the place back ({@link #release}). A
 * quantity is computed from what the panel says, which knows nothing of orders that have not
 * reached it; so a new quantity leaves out every place that was not placed before the panel was
 * read. All three may be called again and again for the same order: the first call counts.
 *
 * <p>The row of the product is what orders and computations wait for each other on. Times are the
 * database's, so that they compare over all nodes.
 */
@Repository
public class StockReservations {

  private static final Field<Instant> NOW =
      DSL.field("utc_timestamp(3)", STOCK_RESERVATION.TAKEN_AT.getDataType());

  /** Longer than any figure of the panel is kept. */
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);

  private final DSLContext db;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  StockReservations(
      DSLContext db, TransactionTemplate transaction, ApplicationEventPublisher events) {
    this.db = db;
    this.transaction = transaction;
    this.events = events;
  }

  /**
   * Takes places for an order. It is part of the caller's transaction where there is one, and then
   * the first thing in it: it waits for other orders of the product, and what the transaction read
   * before would be out of date. A product whose stock is not controlled always has a place.
   *
   * @param serverId the service that is ordered; it need not be stored yet
   * @param places how many it takes, 1 or more; see {@link StockPlaces}
   * @return false where the product has not as many: then nothing has changed
   */
  public boolean reserve(String productId, String serverId, int places) {
    return Boolean.TRUE.equals(
        transaction.execute(status -> {
          boolean controlled = lock(productId);
          if (!insert(productId, serverId, places) || !controlled || take(productId, places)) {
            return true;
          }
          db.deleteFrom(STOCK_RESERVATION)
              .where(STOCK_RESERVATION.SERVER_ID.eq(serverId))
              .execute();
          return false;
        }));
  }

  /**
   * Stores the reservation.
   *
   * @return false where the order has one already
   */
  private boolean insert(String productId, String serverId, int places) {
    return db.insertInto(STOCK_RESERVATION)
            .set(STOCK_RESERVATION.SERVER_ID, serverId)
            .set(STOCK_RESERVATION.PRODUCT_ID, productId)
            .set(STOCK_RESERVATION.TAKEN_AT, NOW)
            .set(STOCK_RESERVATION.PLACES, places)
            .onDuplicateKeyIgnore()
            .execute()
        == 1;
  }

  private boolean take(String productId, int places) {
    int rows =
        db.update(PRODUCT)
            .set(PRODUCT.STOCK_QUANTITY, PRODUCT.STOCK_QUANTITY.minus(places))
            .where(PRODUCT.ID.eq(productId))
            .and(PRODUCT.STOCK_QUANTITY.ge(places))
            .execute();
    if (rows == 0) {
      return false;
    }
    events.publishEvent(new StockChanged(productId));
    return true;
  }

  /** The panel has made the server: what is read there from now on includes it. */
  public void placed(String serverId) {
    db.update(STOCK_RESERVATION)
        .set(STOCK_RESERVATION.PLACED_AT, NOW)
        .where(STOCK_RESERVATION.SERVER_ID.eq(serverId))
        .and(STOCK_RESERVATION.PLACED_AT.isNull())
        .execute();
  }

  /**
   * Gives the place back: the order has ended without a server on the panel. What has been placed
   * is not given back here; that the server is gone is for the panel's figures to say.
   */
  public void release(String serverId) {
    transaction.executeWithoutResult(status ->
        find(serverId)
            .ifPresent(taken -> {
              lock(taken.productId());
              int released =
                  db.deleteFrom(STOCK_RESERVATION)
                      .where(STOCK_RESERVATION.SERVER_ID.eq(serverId))
                      .and(STOCK_RESERVATION.PLACED_AT.isNull())
                      .execute();
              if (released == 1) {
                db.update(PRODUCT)
                    .set(PRODUCT.STOCK_QUANTITY, PRODUCT.STOCK_QUANTITY.plus(taken.places()))
                    .where(PRODUCT.ID.eq(taken.productId()))
                    .execute();
                events.publishEvent(new StockChanged(taken.productId()));
              }
            }));
  }

  /** The time by the database's clock. */
  Instant now() {
    return fetchNow(db);
  }

  static Instant fetchNow(DSLContext db) {
    return db.select(NOW).fetchSingle().value1();
  }

  /**
   * The ids of the products with orders that a read of the panel may not have included, if it began
   * within the last minutes. Orders that were placed long ago are forgotten on the way.
   */
  List<String> openProducts() {
    Instant longAgo = now().minus(FORGOTTEN_AFTER);
    db.deleteFrom(STOCK_RESERVATION).where(STOCK_RESERVATION.PLACED_AT.lt(longAgo)).execute();
    return db.selectDistinct(STOCK_RESERVATION.PRODUCT_ID)
        .from(STOCK_RESERVATION)
        .fetch(STOCK_RESERVATION.PRODUCT_ID);
  }

  private record Taken(String productId, int places) {}

  private Optional<Taken> find(String serverId) {
    return db.select(STOCK_RESERVATION.PRODUCT_ID, STOCK_RESERVATION.PLACES)
        .from(STOCK_RESERVATION)
        .where(STOCK_RESERVATION.SERVER_ID.eq(serverId))
        .fetchOptional(row -> new Taken(row.value1(), row.value2()));
  }

  /**
   * Makes whoever else takes, gives back or computes wait.
   *
   * @return whether the product's stock is controlled
   */
  private boolean lock(String productId) {
    return Boolean.TRUE.equals(
        db.select(PRODUCT.STOCK_CONTROLLED)
            .from(PRODUCT)
            .where(PRODUCT.ID.eq(productId))
            .forUpdate()
            .fetchOne(PRODUCT.STOCK_CONTROLLED));
  }
}
