package dev.slipway.console;

import static dev.slipway.jooq.Tables.CONSOLE;

import dev.slipway.server.Server;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** The consoles that are open on all nodes, for the limits on how many may be. */
@Repository
class OpenConsoles {

  /** Nodes touch theirs every few seconds; one that did not for so long is gone. */
  private static final Duration ALIVE = Duration.ofSeconds(30);

  private final DSLContext db;
  private final Clock clock;
  private final ConsoleProperties properties;

  OpenConsoles(DSLContext db, Clock clock, ConsoleProperties properties) {
    this.db = db;
    this.clock = clock;
    this.properties = properties;
  }

  /** Whether a customer may open another one. */
  boolean haveRoom(String customerId) {
    return countOf(customerId) < properties.maxPerCustomer();
  }

  /**
   * Adds one. Where its server has too many by that, the oldest are to end.
   *
   * @return false where its customer has too many; it is not added then
   */
  boolean add(String id, Server server) {
    db.insertInto(CONSOLE)
        .set(CONSOLE.ID, id)
        .set(CONSOLE.SERVER_ID, server.id())
        .set(CONSOLE.CUSTOMER_ID, server.customerId())
        .set(CONSOLE.SEEN_AT, clock.instant())
        .execute();
    // Counted with the new one in place: of two that come at once, neither overlooks the other.
    if (countOf(server.customerId()) > properties.maxPerCustomer()) {
      remove(id);
      return false;
    }
    List<String> newestFirst =
        db.select(CONSOLE.ID)
            .from(CONSOLE)
            .where(CONSOLE.SERVER_ID.eq(server.id()))
            .and(CONSOLE.SEEN_AT.gt(aliveSince()))
            .orderBy(CONSOLE.ID.desc())
            .fetch(CONSOLE.ID);
    if (newestFirst.size() > properties.maxPerServer()) {
      db.update(CONSOLE)
          .set(CONSOLE.DISPLACED, true)
          .where(CONSOLE.ID.in(newestFirst.subList(properties.maxPerServer(), newestFirst.size())))
          .execute();
    }
    return true;
  }

  /**
   * Says that these are still open.
   *
   * @return those of them that are to end, as others were opened
   */
  Set<String> touch(Collection<String> ids) {
    db.update(CONSOLE).set(CONSOLE.SEEN_AT, clock.instant()).where(CONSOLE.ID.in(ids)).execute();
    return db.select(CONSOLE.ID)
        .from(CONSOLE)
        .where(CONSOLE.ID.in(ids))
        .and(CONSOLE.DISPLACED)
        .fetchSet(CONSOLE.ID);
  }

  void remove(String id) {
    db.deleteFrom(CONSOLE).where(CONSOLE.ID.eq(id)).execute();
  }

  @Scheduled(fixedDelayString = "PT10M")
  void removeThoseOfDeadNodes() {
    db.deleteFrom(CONSOLE).where(CONSOLE.SEEN_AT.le(aliveSince())).execute();
  }

  private int countOf(String customerId) {
    return db.fetchCount(
        CONSOLE, CONSOLE.CUSTOMER_ID.eq(customerId).and(CONSOLE.SEEN_AT.gt(aliveSince())));
  }

  private Instant aliveSince() {
    return clock.instant().minus(ALIVE);
  }
}
