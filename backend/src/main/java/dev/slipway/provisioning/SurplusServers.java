package dev.slipway.provisioning;

import static dev.slipway.jooq.Tables.SERVER;
import static dev.slipway.jooq.Tables.SURPLUS_SERVER;
import static dev.slipway.jooq.Tables.SURPLUS_WATCH;

import dev.slipway.jooq.enums.SurplusServerState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The servers that orders have too much, and the orders that may still get one. */
@Repository
class SurplusServers {

  private static final int AT_ONCE = 50;

  private final DSLContext db;
  private final JsonMapper json;
  private final Clock clock;

  SurplusServers(DSLContext db, JsonMapper json, Clock clock) {
    this.db = db;
    this.json = json;
    this.clock = clock;
  }

  /**
   * An order for which the panel may still make a server.
   *
   * @param serversBefore the customer's servers on the panel before the first call for it
   * @param beganAt since when a server that appears can only be too much
   */
  record Watch(String orderId, List<Integer> serversBefore, Instant beganAt, Instant lookAt) {}

  /**
   * Has an order looked after, from now on anew where it is already. What was there before its
   * first call stays as it was noted then.
   */
  void watch(String orderId, List<Integer> serversBefore) {
    Instant now = clock.instant();
    db.insertInto(SURPLUS_WATCH)
        .set(SURPLUS_WATCH.ORDER_ID, orderId)
        .set(SURPLUS_WATCH.SERVERS_BEFORE, JSON.json(json.writeValueAsString(serversBefore)))
        .set(SURPLUS_WATCH.BEGAN_AT, now)
        .set(SURPLUS_WATCH.LOOK_AT, now)
        .onDuplicateKeyUpdate()
        .set(SURPLUS_WATCH.BEGAN_AT, now)
        .set(SURPLUS_WATCH.LOOK_AT, now)
        .execute();
  }

  Optional<Watch> watchOf(String orderId) {
    return db.selectFrom(SURPLUS_WATCH)
        .where(SURPLUS_WATCH.ORDER_ID.eq(orderId))
        .fetchOptional(this::toWatch);
  }

  /** The orders whose time to be looked at has come, those that wait the longest first. */
  List<Watch> due() {
    return db.selectFrom(SURPLUS_WATCH)
        .where(SURPLUS_WATCH.LOOK_AT.le(clock.instant()))
        .orderBy(SURPLUS_WATCH.LOOK_AT)
        .limit(AT_ONCE)
        .fetch(this::toWatch);
  }

  /**
   * Puts the next look at an order off.
   *
   * @return false where another node has done so: it looks
   */
  boolean lookAgain(Watch watch, Duration in) {
    return db.update(SURPLUS_WATCH)
            .set(SURPLUS_WATCH.LOOK_AT, clock.instant().plus(in))
            .where(SURPLUS_WATCH.ORDER_ID.eq(watch.orderId()))
            .and(SURPLUS_WATCH.LOOK_AT.eq(watch.lookAt()))
            .execute()
        == 1;
  }

  void endWatch(String orderId) {
    db.deleteFrom(SURPLUS_WATCH).where(SURPLUS_WATCH.ORDER_ID.eq(orderId)).execute();
  }

  /**
   * Notes one.
   *
   * @return false where it is known
   */
  boolean add(String orderId, int panelServerId) {
    return db.insertInto(SURPLUS_SERVER)
            .set(SURPLUS_SERVER.PANEL_SERVER_ID, panelServerId)
            .set(SURPLUS_SERVER.ORDER_ID, orderId)
            .set(SURPLUS_SERVER.FOUND_AT, clock.instant())
            .set(SURPLUS_SERVER.STATE, SurplusServerState.OPEN)
            .onDuplicateKeyIgnore()
            .execute()
        == 1;
  }

  /** Notes what was decided about one, DELETED or KEPT, the first time that it is. */
  void settle(int panelServerId, SurplusServer.State state) {
    db.update(SURPLUS_SERVER)
        .set(SURPLUS_SERVER.STATE, SurplusServerState.valueOf(state.name()))
        .where(SURPLUS_SERVER.PANEL_SERVER_ID.eq(panelServerId))
        .and(SURPLUS_SERVER.STATE.eq(SurplusServerState.OPEN))
        .execute();
  }

  Optional<SurplusServer> find(String orderId, int panelServerId) {
    return fetch(
            SURPLUS_SERVER
                .ORDER_ID
                .eq(orderId)
                .and(SURPLUS_SERVER.PANEL_SERVER_ID.eq(panelServerId)))
        .stream()
        .findFirst();
  }

  /** Those of some orders, by order. */
  Map<String, List<SurplusServer>> ofOrders(Collection<String> orderIds) {
    return fetch(SURPLUS_SERVER.ORDER_ID.in(orderIds)).stream()
        .collect(Collectors.groupingBy(SurplusServer::orderId));
  }

  /** Whether nobody has decided yet about one that an order has, as a condition on orders. */
  static Condition isOpenFor(Field<String> orderId) {
    return DSL.exists(
        DSL.selectOne()
            .from(SURPLUS_SERVER)
            .where(SURPLUS_SERVER.ORDER_ID.eq(orderId))
            .and(SURPLUS_SERVER.STATE.eq(SurplusServerState.OPEN))
            .and(DSL.notExists(linked())));
  }

  private static Select<?> linked() {
    return DSL.selectOne()
        .from(SERVER)
        .where(SERVER.PANEL_SERVER_ID.eq(SURPLUS_SERVER.PANEL_SERVER_ID));
  }

  private List<SurplusServer> fetch(Condition which) {
    Field<Boolean> linked = DSL.field(DSL.exists(linked()));
    return db.select(
            SURPLUS_SERVER.PANEL_SERVER_ID,
            SURPLUS_SERVER.ORDER_ID,
            SURPLUS_SERVER.FOUND_AT,
            SURPLUS_SERVER.STATE,
            linked)
        .from(SURPLUS_SERVER)
        .where(which)
        .orderBy(SURPLUS_SERVER.PANEL_SERVER_ID)
        .fetch(row ->
            new SurplusServer(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4() == SurplusServerState.OPEN && Boolean.TRUE.equals(row.value5())
                    ? SurplusServer.State.ADOPTED
                    : SurplusServer.State.valueOf(row.value4().name())));
  }

  private Watch toWatch(Record row) {
    return new Watch(
        row.get(SURPLUS_WATCH.ORDER_ID),
        Arrays.asList(
            json.readValue(row.get(SURPLUS_WATCH.SERVERS_BEFORE).data(), Integer[].class)),
        row.get(SURPLUS_WATCH.BEGAN_AT),
        row.get(SURPLUS_WATCH.LOOK_AT));
  }
}
