package dev.slipway.billing;

import static dev.slipway.jooq.Tables.TOP_UP;

import dev.slipway.jooq.enums.TopUpState;
import dev.slipway.jooq.tables.records.TopUpRecord;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The top-ups. A customer has at most one a day, which the database itself sees to. */
@Repository
class TopUps {

  private final DSLContext db;
  private final Clock clock;

  TopUps(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Whether there is one of today already, however it ended. */
  boolean hadToday(String customerId) {
    return db.fetchExists(
        TOP_UP, TOP_UP.CUSTOMER_ID.eq(customerId).and(TOP_UP.DAY.eq(today(clock.instant()))));
  }

  /**
   * Notes that a customer is about to get credit.
   *
   * @return empty where there is one of today already: then none may be given
   */
  Optional<TopUp> order(TopUpTerms terms, BigDecimal balance) {
    Instant now = clock.instant();
    TopUp topUp =
        new TopUp(
            terms.customerId(),
            today(now),
            terms.serverId(),
            terms.amount(),
            terms.threshold(),
            balance,
            TopUp.State.ORDERED,
            now);
    int inserted =
        db.insertInto(TOP_UP)
            .set(TOP_UP.CUSTOMER_ID, topUp.customerId())
            .set(TOP_UP.DAY, topUp.day())
            .set(TOP_UP.SERVER_ID, topUp.serverId())
            .set(TOP_UP.AMOUNT, topUp.amount())
            .set(TOP_UP.THRESHOLD, topUp.threshold())
            .set(TOP_UP.BALANCE_BEFORE, topUp.balanceBefore())
            .set(TOP_UP.STATE, TopUpState.ORDERED)
            .set(TOP_UP.ORDERED_AT, topUp.orderedAt())
            .onDuplicateKeyIgnore()
            .execute();
    return inserted == 1 ? Optional.of(topUp) : Optional.empty();
  }

  /**
   * Notes how one ended.
   *
   * @return false where that was noted before
   */
  boolean end(TopUp topUp, TopUp.State state) {
    return db.update(TOP_UP)
            .set(TOP_UP.STATE, TopUpState.valueOf(state.name()))
            .where(TOP_UP.CUSTOMER_ID.eq(topUp.customerId()))
            .and(TOP_UP.DAY.eq(topUp.day()))
            .and(TOP_UP.STATE.eq(TopUpState.ORDERED))
            .execute()
        == 1;
  }

  /** Those of which it is still not known how they ended though their calls are over. */
  List<TopUp> orderedBefore(Instant limit) {
    return db.selectFrom(TOP_UP)
        .where(TOP_UP.STATE.eq(TopUpState.ORDERED))
        .and(TOP_UP.ORDERED_AT.lt(limit))
        .fetch(TopUps::toDomain);
  }

  /** A customer's last ones, the newest first. */
  List<TopUp> last(String customerId, int count) {
    return db.selectFrom(TOP_UP)
        .where(TOP_UP.CUSTOMER_ID.eq(customerId))
        .orderBy(TOP_UP.DAY.desc())
        .limit(count)
        .fetch(TopUps::toDomain);
  }

  private static LocalDate today(Instant now) {
    return now.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static TopUp toDomain(TopUpRecord row) {
    return new TopUp(
        row.getCustomerId(),
        row.getDay(),
        row.getServerId(),
        row.getAmount(),
        row.getThreshold(),
        row.getBalanceBefore(),
        TopUp.State.valueOf(row.getState().name()),
        row.getOrderedAt());
  }
}
