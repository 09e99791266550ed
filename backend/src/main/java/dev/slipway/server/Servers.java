package dev.slipway.server;

import static dev.slipway.jooq.Tables.SERVER;

import dev.slipway.account.Caller;
import dev.slipway.cluster.Topic;
import dev.slipway.cluster.Topics;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.jooq.enums.ServerPowerState;
import dev.slipway.panel.PanelServer;
import dev.slipway.store.Ids;
import dev.slipway.store.Keyset;
import dev.slipway.store.Page;
import dev.slipway.store.PageArguments;
import dev.slipway.store.SearchText;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The servers as last known. Every look-up takes the caller: somebody else's server can't be loaded
 * at all.
 */
@Repository
public class Servers {

  private static final int MAX_UNSETTLED = 500;

  private final DSLContext db;
  private final Clock clock;
  private final JsonMapper json;
  private final Topic<ServerChanged> changes;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  Servers(
      DSLContext db,
      Clock clock,
      JsonMapper json,
      Topics topics,
      TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    this.db = db;
    this.clock = clock;
    this.json = json;
    this.transaction = transaction;
    this.events = events;
    this.changes = topics.topic("server-changed", ServerChanged.class);
  }

  /** What changes about servers, on all nodes. */
  public Topic<ServerChanged> changes() {
    return changes;
  }

  /**
   * Tells all nodes that something about a server, kept elsewhere, has changed: a task on it, say.
   */
  public void tellChanged(Server server) {
    changes.publish(new ServerChanged(server.id(), server.customerId()));
  }

  public Optional<Server> find(Caller caller, String id) {
    return Ids.SERVER.matches(id)
        ? fetchOne(SERVER.ID.eq(id).and(visible(caller)))
        : Optional.empty();
  }

  /**
   * A server that a mutation is about.
   *
   * @throws Refusal NOT_FOUND on {@code serverId}, where the caller has no such server
   */
  public Server require(Caller caller, String id) {
    return find(caller, id)
        .orElseThrow(() -> new Refusal(UserError.notFound("serverId", "server")));
  }

  /** The server of the caller's that came last. */
  public Optional<Server> newest(Caller caller) {
    return db.selectFrom(SERVER)
        .where(visible(caller))
        .orderBy(SERVER.ID.desc())
        .limit(1)
        .fetchOptional(this::toDomain);
  }

  /** For Slipway's own work, which has no caller. */
  public Optional<Server> find(String id) {
    return fetchOne(SERVER.ID.eq(id));
  }

  /**
   * The ids of all servers in service: behind which there is one on the panel, neither suspended
   * nor deleted. Those that were read the longest ago come first.
   */
  public List<String> idsInService() {
    return db.select(SERVER.ID)
        .from(SERVER)
        .where(inService())
        .orderBy(SERVER.AS_OF, SERVER.ID)
        .fetch(SERVER.ID);
  }

  /**
   * All servers of a caller's behind which there is one on the panel, deleted ones left out, by the
   * age of what is known of them. Heavy: with everything that is known.
   */
  public List<Server> provisioned(Caller caller) {
    return provisioned(visible(caller));
  }

  /** The same for Slipway's own work, which has no caller. */
  public List<Server> provisioned() {
    return provisioned(DSL.noCondition());
  }

  private List<Server> provisioned(Condition which) {
    return db.selectFrom(SERVER)
        .where(SERVER.PANEL_SERVER_ID.isNotNull())
        .and(SERVER.STATUS.ne(status(ServerStatus.TERMINATED)))
        .and(which)
        .orderBy(SERVER.AS_OF, SERVER.ID)
        .fetch(this::toDomain);
  }

  /**
   * Servers in service in the order of their ids, for work that goes through all of them in parts.
   *
   * @param after the last one of the part before; empty for the first part
   */
  public List<Server> inServiceAfter(String after, int limit) {
    return db.selectFrom(SERVER)
        .where(inService())
        .and(SERVER.ID.gt(after))
        .orderBy(SERVER.ID)
        .limit(limit)
        .fetch(this::toDomain);
  }

  /**
   * A service that is tied to a server on the panel.
   *
   * @param terminated the panel is said to have deleted it
   */
  public record Link(String id, int panelServerId, boolean terminated) {}

  /** Every service with a server on the panel behind it, terminated ones too. */
  public List<Link> links() {
    return db.select(SERVER.ID, SERVER.PANEL_SERVER_ID, SERVER.STATUS)
        .from(SERVER)
        .where(SERVER.PANEL_SERVER_ID.isNotNull())
        .orderBy(SERVER.PANEL_SERVER_ID)
        .fetch(row ->
            new Link(
                row.value1(),
                row.value2(),
                row.value3() == dev.slipway.jooq.enums.ServerStatus.TERMINATED));
  }

  /** Servers of services that were found otherwise, by id. */
  public List<Server> findAll(Collection<String> ids) {
    return db.selectFrom(SERVER)
        .where(SERVER.ID.in(ids))
        .orderBy(SERVER.NAME, SERVER.ID)
        .fetch(this::toDomain);
  }

  /** A server in service, unless the panel has given it since {@code since}. */
  public Optional<Server> findUnread(String id, Instant since) {
    return fetchOne(
        SERVER.ID.eq(id).and(inService()).and(SERVER.AS_OF.isNull().or(SERVER.AS_OF.lt(since))));
  }

  private static Condition inService() {
    return SERVER
        .PANEL_SERVER_ID
        .isNotNull()
        .and(
            SERVER.STATUS.notIn(
                dev.slipway.jooq.enums.ServerStatus.SUSPENDED,
                dev.slipway.jooq.enums.ServerStatus.TERMINATING,
                dev.slipway.jooq.enums.ServerStatus.TERMINATED));
  }

  public Optional<Server> findByPanelServerId(int panelServerId) {
    return fetchOne(SERVER.PANEL_SERVER_ID.eq(panelServerId));
  }

  public Optional<Server> findByExternalId(String externalId) {
    return fetchOne(SERVER.EXTERNAL_ID.eq(externalId));
  }

  Page<Server> page(
      Caller caller, ServerFilter filter, ServerOrder order, PageArguments arguments) {
    SortOrder direction =
        order.direction() == ServerOrder.Direction.ASC ? SortOrder.ASC : SortOrder.DESC;
    Condition where = visible(caller).and(matching(filter));
    return keyset(order.field(), direction)
        .page(db, List.of(SERVER.fields()), SERVER, where, arguments, this::toDomain);
  }

  private static Keyset<?> keyset(ServerOrder.OrderField field, SortOrder direction) {
    return switch (field) {
      case NAME -> new Keyset<>("server name", SERVER.NAME, text -> text, SERVER.ID, direction);
      case CREATED_AT -> {
        Field<Instant> age = DSL.coalesce(SERVER.PANEL_CREATED_AT, SERVER.LINKED_AT);
        yield new Keyset<>("server age", age, Instant::parse, SERVER.ID, direction);
      }
      case STATUS -> {
        // An enum compares by its text but sorts by its place; its number does both alike.
        Field<Integer> place = DSL.field("{0} + 0", Integer.class, SERVER.STATUS);
        yield new Keyset<>("server status", place, Integer::valueOf, SERVER.ID, direction);
      }
    };
  }

  /**
   * Servers that will not stay as they are known: being installed, due to be deleted, or last read
   * in vain. Oldest knowledge first.
   */
  List<Server> unsettled() {
    return db.selectFrom(SERVER)
        .where(SERVER.PANEL_SERVER_ID.isNotNull())
        .and(SERVER.STATUS.ne(status(ServerStatus.TERMINATED)))
        .and(
            SERVER
                .STALE
                .isTrue()
                .or(SERVER.STATUS.eq(status(ServerStatus.PROVISIONING)))
                .or(
                    SERVER
                        .STATUS
                        .eq(status(ServerStatus.TERMINATING))
                        .and(SERVER.TERMINATES_AT.le(clock.instant()))))
        .orderBy(SERVER.AS_OF)
        .limit(MAX_UNSETTLED)
        .fetch(this::toDomain);
  }

  /** Takes a server under management. */
  Server add(
      String customerId,
      @Nullable String productId,
      @Nullable String externalId,
      PanelServer read,
      Instant readAt) {
    String id = Ids.SERVER.next();
    transaction.executeWithoutResult(status -> {
      db.insertInto(SERVER)
          .set(SERVER.ID, id)
          .set(SERVER.CUSTOMER_ID, customerId)
          .set(SERVER.PRODUCT_ID, productId)
          .set(SERVER.EXTERNAL_ID, externalId)
          .set(SERVER.PANEL_SERVER_ID, read.id())
          .set(SERVER.NAME, Server.displayName(read))
          .set(SERVER.HOSTNAME, Server.hostname(read))
          .set(SERVER.STATUS, status(ServerStatus.of(read)))
          .set(SERVER.POWER_STATE, power(PowerState.of(read.live())))
          .set(SERVER.PANEL_CREATED_AT, read.created())
          .set(SERVER.ADDRESS_TEXT, addressText(read))
          .set(SERVER.SNAPSHOT, snapshot(read))
          .set(SERVER.AS_OF, readAt)
          .set(SERVER.STALE, false)
          .set(SERVER.LINKED_AT, clock.instant())
          .execute();
      events.publishEvent(new ServerKept(id, customerId, ServerKept.Kind.CREATED));
    });
    Server added = find(id).orElseThrow();
    tellChanged(added);
    return added;
  }

  /**
   * Keeps what a read brought, unless a later read has come first.
   *
   * @param before what was known
   * @param status what the read, and the task on the server, come to
   * @param readAt when the read began: what changed since may not be in it
   * @return what is known now
   */
  Server keep(Server before, PanelServer read, ServerStatus status, Instant readAt) {
    return change(
        before,
        db.update(SERVER)
            .set(SERVER.NAME, Server.displayName(read))
            .set(SERVER.HOSTNAME, Server.hostname(read))
            .set(SERVER.STATUS, unlessTerminating(status))
            .set(SERVER.POWER_STATE, power(PowerState.of(read.live())))
            .set(SERVER.PANEL_CREATED_AT, read.created())
            .set(SERVER.ADDRESS_TEXT, addressText(read))
            .set(SERVER.SNAPSHOT, snapshot(read))
            .set(SERVER.AS_OF, readAt)
            .set(SERVER.STALE, false)
            .setNull(SERVER.MISSING_SINCE)
            .where(SERVER.ID.eq(before.id()))
            .and(SERVER.AS_OF.isNull().or(SERVER.AS_OF.le(readAt))));
  }

  /**
   * Stores a service that was ordered and has no server yet.
   *
   * @param id a new one of {@code Ids.SERVER}
   * @param hostname what it is to be built with; also its name for now
   * @throws org.springframework.dao.DuplicateKeyException where another service has the external id
   */
  public void addOrdered(
      String id,
      String customerId,
      String productId,
      @Nullable String externalId,
      @Nullable String hostname) {
    db.insertInto(SERVER)
        .set(SERVER.ID, id)
        .set(SERVER.CUSTOMER_ID, customerId)
        .set(SERVER.PRODUCT_ID, productId)
        .set(SERVER.EXTERNAL_ID, externalId)
        .set(SERVER.NAME, hostname == null ? "New server" : hostname)
        .set(SERVER.HOSTNAME, hostname)
        .set(SERVER.STATUS, status(ServerStatus.PROVISIONING))
        .set(SERVER.POWER_STATE, power(PowerState.UNKNOWN))
        .set(SERVER.ADDRESS_TEXT, "")
        .set(SERVER.STALE, false)
        .set(SERVER.LINKED_AT, clock.instant())
        .execute();
  }

  /** Which of the panel's servers are behind some service. */
  public Set<Integer> linkedAmong(Collection<Integer> panelServerIds) {
    return db.select(SERVER.PANEL_SERVER_ID)
        .from(SERVER)
        .where(SERVER.PANEL_SERVER_ID.in(panelServerIds))
        .fetchSet(SERVER.PANEL_SERVER_ID);
  }

  /**
   * Puts a server of the panel behind a service. What was known of another one before is forgotten.
   *
   * @throws org.springframework.dao.DuplicateKeyException where it is behind another service
   */
  public void link(Server service, int panelServerId) {
    db.update(SERVER)
        .set(SERVER.PANEL_SERVER_ID, panelServerId)
        .setNull(SERVER.SNAPSHOT)
        .setNull(SERVER.AS_OF)
        .setNull(SERVER.TERMINATES_AT)
        .setNull(SERVER.MISSING_SINCE)
        .set(SERVER.STALE, false)
        .set(SERVER.LINKED_AT, clock.instant())
        .where(SERVER.ID.eq(service.id()))
        .execute();
  }

  /** Takes the server away from behind a service; it stays on the panel as it is. */
  public Server unlink(Server service) {
    return change(
        service,
        db.update(SERVER)
            .setNull(SERVER.PANEL_SERVER_ID)
            .setNull(SERVER.SNAPSHOT)
            .setNull(SERVER.AS_OF)
            .setNull(SERVER.TERMINATES_AT)
            .setNull(SERVER.MISSING_SINCE)
            .set(SERVER.STALE, false)
            .set(SERVER.ADDRESS_TEXT, "")
            .set(SERVER.STATUS, status(ServerStatus.PENDING))
            .set(SERVER.POWER_STATE, power(PowerState.UNKNOWN))
            .where(SERVER.ID.eq(service.id())));
  }

  /** Keeps what a service is sold as. */
  public Server keepProduct(Server before, String productId) {
    transaction.executeWithoutResult(status -> {
      db.update(SERVER)
          .set(SERVER.PRODUCT_ID, productId)
          .where(SERVER.ID.eq(before.id()))
          .execute();
      tellKept(before, ServerKept.Kind.CHANGED);
    });
    tellChanged(before);
    return find(before.id()).orElse(before);
  }

  /** Keeps another status for what was read before: a task on the server began or ended. */
  public Server keepStatus(Server before, ServerStatus status) {
    return change(
        before,
        db.update(SERVER)
            .set(SERVER.STATUS, unlessTerminating(status))
            .where(SERVER.ID.eq(before.id())));
  }

  /** A server whose deletion was ordered stays so, whatever a read that began before brought. */
  private static Field<dev.slipway.jooq.enums.ServerStatus> unlessTerminating(ServerStatus status) {
    return DSL.when(
            SERVER.TERMINATES_AT.isNotNull(),
            DSL.val(status(ServerStatus.TERMINATING), SERVER.STATUS))
        .otherwise(DSL.val(status(status), SERVER.STATUS));
  }

  /**
   * The panel has taken the order to delete a server.
   *
   * @param at when it carries it out
   */
  public Server keepTermination(Server before, Instant at) {
    return change(
        before,
        db.update(SERVER)
            .set(SERVER.TERMINATES_AT, at)
            .set(SERVER.STATUS, status(ServerStatus.TERMINATING))
            .where(SERVER.ID.eq(before.id()))
            .and(
                SERVER
                    .STATUS
                    .ne(status(ServerStatus.TERMINATED))
                    .or(SERVER.MISSING_SINCE.isNotNull())));
  }

  /** Keeps a new name that the panel has just taken. */
  Server keepName(Server before, String name) {
    return change(
        before,
        db.update(SERVER)
            .set(SERVER.NAME, name)
            .set(SERVER.AS_OF, clock.instant())
            .where(SERVER.ID.eq(before.id())));
  }

  /**
   * The panel has said that it has no such server any more: after its deletion was ordered, or
   * without that.
   */
  public Server keepGone(Server before) {
    return change(
        before,
        db.update(SERVER)
            .set(
                SERVER.MISSING_SINCE,
                DSL.when(
                    SERVER.TERMINATES_AT.isNull(),
                    DSL.coalesce(
                        SERVER.MISSING_SINCE, DSL.val(clock.instant(), SERVER.MISSING_SINCE))))
            .set(SERVER.STATUS, status(ServerStatus.TERMINATED))
            .set(SERVER.POWER_STATE, power(PowerState.UNKNOWN))
            .set(SERVER.AS_OF, clock.instant())
            .set(SERVER.STALE, false)
            .where(SERVER.ID.eq(before.id())));
  }

  /** A read has failed: what is known may be out of date. */
  Server keepStale(Server before) {
    return change(
        before,
        db.update(SERVER)
            .set(SERVER.STALE, true)
            .where(SERVER.ID.eq(before.id()))
            .and(SERVER.STALE.isFalse()));
  }

  /** Carries out an update, and tells of it where there is something else to see afterwards. */
  private Server change(Server before, Query update) {
    Server now =
        Objects.requireNonNull(
            transaction.execute(status -> {
              update.execute();
              Server kept = find(before.id()).orElse(before);
              if (!sameButAge(before, kept)) {
                boolean deleted =
                    kept.status() == ServerStatus.TERMINATED
                        && before.status() != ServerStatus.TERMINATED;
                tellKept(kept, deleted ? ServerKept.Kind.DELETED : ServerKept.Kind.CHANGED);
              }
              return kept;
            }));
    if (before.stale() != now.stale() || !sameButAge(before, now)) {
      tellChanged(now);
    }
    return now;
  }

  private void tellKept(Server server, ServerKept.Kind kind) {
    events.publishEvent(new ServerKept(server.id(), server.customerId(), kind));
  }

  /** A server that was ordered stands: told before the order is noted as done, so at least once. */
  public void tellCreated(String serverId) {
    find(serverId).ifPresent(server -> tellKept(server, ServerKept.Kind.CREATED));
  }

  /** Everything but when it was read, and whether the panel answered since. */
  private static boolean sameButAge(Server a, Server b) {
    return a.status() == b.status()
        && a.powerState() == b.powerState()
        && a.name().equals(b.name())
        && Objects.equals(a.hostname(), b.hostname())
        && Objects.equals(a.snapshot(), b.snapshot());
  }

  private static Condition visible(Caller caller) {
    String customer = caller.onlyCustomer();
    return customer == null ? DSL.noCondition() : SERVER.CUSTOMER_ID.eq(customer);
  }

  private static Condition matching(ServerFilter filter) {
    Condition all = DSL.noCondition();
    if (filter.search() != null && !filter.search().isBlank()) {
      all =
          all.and(
              SearchText.contains(
                  filter.search(),
                  List.of(SERVER.NAME, SERVER.HOSTNAME, SERVER.ADDRESS_TEXT, SERVER.EXTERNAL_ID)));
    }
    if (filter.status() != null && !filter.status().isEmpty()) {
      all = all.and(SERVER.STATUS.in(filter.status().stream().map(Servers::status).toList()));
    }
    if (filter.powerState() != null && !filter.powerState().isEmpty()) {
      all =
          all.and(SERVER.POWER_STATE.in(filter.powerState().stream().map(Servers::power).toList()));
    }
    if (filter.customerId() != null) {
      all = all.and(SERVER.CUSTOMER_ID.eq(filter.customerId()));
    }
    if (filter.externalId() != null) {
      all = all.and(SERVER.EXTERNAL_ID.eq(filter.externalId()));
    }
    return all;
  }

  private Optional<Server> fetchOne(Condition condition) {
    return db.selectFrom(SERVER).where(condition).fetchOptional(this::toDomain);
  }

  private Server toDomain(Record row) {
    JSON snapshot = row.get(SERVER.SNAPSHOT);
    return new Server(
        row.get(SERVER.ID),
        row.get(SERVER.CUSTOMER_ID),
        row.get(SERVER.PRODUCT_ID),
        row.get(SERVER.EXTERNAL_ID),
        row.get(SERVER.PANEL_SERVER_ID),
        row.get(SERVER.NAME),
        row.get(SERVER.HOSTNAME),
        ServerStatus.valueOf(row.get(SERVER.STATUS).name()),
        PowerState.valueOf(row.get(SERVER.POWER_STATE).name()),
        snapshot == null ? null : json.readValue(snapshot.data(), PanelServer.class),
        row.get(SERVER.AS_OF),
        row.get(SERVER.STALE),
        row.get(SERVER.TERMINATES_AT),
        row.get(SERVER.MISSING_SINCE));
  }

  private JSON snapshot(PanelServer read) {
    return JSON.json(json.writeValueAsString(read.withoutLiveState()));
  }

  private static String addressText(PanelServer read) {
    return read.addresses().stream()
        .map(PanelServer.Address::address)
        .collect(Collectors.joining("\n"))
        .toLowerCase(Locale.ROOT);
  }

  private static dev.slipway.jooq.enums.ServerStatus status(ServerStatus status) {
    return dev.slipway.jooq.enums.ServerStatus.valueOf(status.name());
  }

  private static ServerPowerState power(PowerState state) {
    return ServerPowerState.valueOf(state.name());
  }
}
