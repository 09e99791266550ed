package dev.slipway.console;

import static dev.slipway.jooq.Tables.CONSOLE_TICKET;

import dev.slipway.account.Caller;
import dev.slipway.panel.PanelConsoles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Consoles that may be opened, in the database so that any node can open them, and only one does.
 */
@Repository
class ConsoleTickets {

  private static final Duration LIFETIME = Duration.ofSeconds(30);

  private final DSLContext db;
  private final JsonMapper json;
  private final Clock clock;

  ConsoleTickets(DSLContext db, JsonMapper json, Clock clock) {
    this.db = db;
    this.json = json;
    this.clock = clock;
  }

  /** A ticket and until when it may be used. */
  record Issued(Ticket ticket, Instant expiresAt) {}

  /**
   * What a ticket is good for.
   *
   * @param caller who asked for it, and acts when it is used
   * @param access to the screen; in no text of this record
   */
  record Admission(Caller caller, String serverId, PanelConsoles.Access access) {}

  /** Makes a ticket. */
  Issued issue(Admission admission) {
    Ticket ticket = Ticket.random();
    Instant expiresAt = clock.instant().plus(LIFETIME);
    db.insertInto(CONSOLE_TICKET)
        .set(CONSOLE_TICKET.TICKET_HASH, ticket.hash())
        .set(CONSOLE_TICKET.SESSION_ID, sessionOf(admission.caller()))
        .set(CONSOLE_TICKET.ADMISSION, ticket.seal(json.writeValueAsBytes(admission)))
        .set(CONSOLE_TICKET.EXPIRES_AT, expiresAt)
        .execute();
    return new Issued(ticket, expiresAt);
  }

  /**
   * Uses a ticket up.
   *
   * @param sessionId the session that it came with, if any; a ticket that a session asked for is
   *     good for that session alone
   * @return empty where it is unknown, used, too old or another session's
   */
  Optional<Admission> take(Ticket ticket, @Nullable String sessionId) {
    Condition mine = CONSOLE_TICKET.SESSION_ID.isNull();
    if (sessionId != null) {
      mine = mine.or(CONSOLE_TICKET.SESSION_ID.eq(sessionId));
    }
    // One statement, so that of two who come at the same moment one finds nothing.
    return db.deleteFrom(CONSOLE_TICKET)
        .where(CONSOLE_TICKET.TICKET_HASH.eq(ticket.hash()))
        .and(CONSOLE_TICKET.EXPIRES_AT.gt(clock.instant()))
        .and(mine)
        .returningResult(CONSOLE_TICKET.ADMISSION)
        .fetchOptional(row -> json.readValue(ticket.open(row.value1()), Admission.class));
  }

  @Scheduled(fixedDelayString = "PT1M")
  void removeExpired() {
    db.deleteFrom(CONSOLE_TICKET).where(CONSOLE_TICKET.EXPIRES_AT.le(clock.instant())).execute();
  }

  private static @Nullable String sessionOf(Caller caller) {
    return caller.credential().isToken() ? null : caller.credential().id();
  }
}
