package dev.slipway.provisioning;

import static dev.slipway.jooq.Tables.PROVISIONING_EVENT;
import static dev.slipway.jooq.Tables.PROVISIONING_ORDER;

import dev.slipway.jooq.enums.ProvisioningEventOutcome;
import dev.slipway.jooq.enums.ProvisioningOrderState;
import dev.slipway.jooq.enums.ProvisioningOrderStep;
import dev.slipway.provisioning.OrderEvent.Outcome;
import dev.slipway.provisioning.ProvisioningOrder.OpenCall;
import dev.slipway.provisioning.ProvisioningOrder.Wish;
import dev.slipway.store.Ids;
import dev.slipway.store.Keyset;
import dev.slipway.store.Page;
import dev.slipway.store.PageArguments;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The orders for servers. Whoever changes one says which version he read; where somebody else was
 * faster nothing is changed, and he has to look again.
 */
@Repository
class ProvisioningOrders {

  private static final Keyset<String> NEWEST_FIRST =
      new Keyset<>(
          "provisioning order",
          PROVISIONING_ORDER.ID,
          text -> text,
          PROVISIONING_ORDER.ID,
          SortOrder.DESC);

  private static final int LONGEST_TEXT = 1000;

  private final DSLContext db;
  private final JsonMapper json;
  private final Clock clock;

  ProvisioningOrders(DSLContext db, JsonMapper json, Clock clock) {
    this.db = db;
    this.json = json;
    this.clock = clock;
  }

  /** An order was changed by somebody else since it was read. */
  static final class Overtaken extends RuntimeException {
    Overtaken(ProvisioningOrder order) {
      super("order " + order.id() + " was changed since version " + order.version());
    }
  }

  /** A change of some fields of an order; those that are not named stay. */
  static final class Change {
    private final Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();

    Change state(OrderState state) {
      values.put(PROVISIONING_ORDER.STATE, ProvisioningOrderState.valueOf(state.name()));
      return this;
    }

    /** Another step: nothing of the one before is kept but what it brought. */
    Change step(OrderStep step, Instant now) {
      values.put(PROVISIONING_ORDER.STEP, ProvisioningOrderStep.valueOf(step.name()));
      values.put(PROVISIONING_ORDER.STEP_SINCE, now);
      values.put(PROVISIONING_ORDER.ATTEMPTS, 0);
      return noCall().problem(null);
    }

    Change attempts(int attempts) {
      values.put(PROVISIONING_ORDER.ATTEMPTS, attempts);
      return this;
    }

    Change problem(@Nullable String problem) {
      values.put(PROVISIONING_ORDER.PROBLEM, problem == null ? null : shortened(problem));
      return this;
    }

    Change panelUser(int id) {
      values.put(PROVISIONING_ORDER.PANEL_USER_ID, id);
      return this;
    }

    Change panelServer(int id) {
      values.put(PROVISIONING_ORDER.PANEL_SERVER_ID, id);
      return this;
    }

    /** A call is about to go out. */
    Change callBegins(Instant now) {
      values.put(PROVISIONING_ORDER.CALL_BEGAN_AT, now);
      values.put(PROVISIONING_ORDER.CALL_ENDED_AT, null);
      return this;
    }

    Change serversBefore(List<Integer> numbers) {
      values.put(
          PROVISIONING_ORDER.SERVERS_BEFORE,
          JSON.json("[" + String.join(",", numbers.stream().map(String::valueOf).toList()) + "]"));
      return this;
    }

    /** The answer of the open call was given up. */
    Change callEnded(Instant now) {
      values.put(PROVISIONING_ORDER.CALL_ENDED_AT, now);
      return this;
    }

    /** The open call is known to have done nothing, or what it did is known. */
    Change noCall() {
      values.put(PROVISIONING_ORDER.CALL_BEGAN_AT, null);
      values.put(PROVISIONING_ORDER.CALL_ENDED_AT, null);
      values.put(PROVISIONING_ORDER.SERVERS_BEFORE, null);
      return this;
    }

    Change takenUp(String taskId, Instant now) {
      values.put(PROVISIONING_ORDER.TASK_ID, taskId);
      values.put(PROVISIONING_ORDER.STEP_SINCE, now);
      return state(OrderState.RUNNING).attempts(0).problem(null);
    }

    Change finished(Instant now) {
      values.put(PROVISIONING_ORDER.FINISHED_AT, now);
      return this;
    }
  }

  /** Stores a new order, at its first step. */
  String add(
      String serverId,
      String customerId,
      String productId,
      @Nullable String groupId,
      Wish wish,
      String taskId,
      String orderedBy) {
    String id = Ids.ORDER.next();
    Instant now = clock.instant();
    db.insertInto(PROVISIONING_ORDER)
        .set(PROVISIONING_ORDER.ID, id)
        .set(PROVISIONING_ORDER.SERVER_ID, serverId)
        .set(PROVISIONING_ORDER.CUSTOMER_ID, customerId)
        .set(PROVISIONING_ORDER.PRODUCT_ID, productId)
        .set(PROVISIONING_ORDER.GROUP_ID, groupId)
        .set(PROVISIONING_ORDER.WISH, JSON.json(json.writeValueAsString(wish)))
        .set(PROVISIONING_ORDER.TASK_ID, taskId)
        .set(PROVISIONING_ORDER.STATE, ProvisioningOrderState.RUNNING)
        .set(PROVISIONING_ORDER.STEP, ProvisioningOrderStep.PANEL_USER)
        .set(PROVISIONING_ORDER.ATTEMPTS, 0)
        .set(PROVISIONING_ORDER.STEP_SINCE, now)
        .set(PROVISIONING_ORDER.ORDERED_BY, orderedBy)
        .set(PROVISIONING_ORDER.CREATED_AT, now)
        .set(PROVISIONING_ORDER.VERSION, 0)
        .execute();
    note(id, OrderStep.PANEL_USER, Outcome.BEGUN, "Ordered; the place in stock is taken.");
    return id;
  }

  /**
   * Changes an order.
   *
   * @return the order as it is now
   * @throws Overtaken where somebody else has changed it
   */
  ProvisioningOrder change(ProvisioningOrder read, Change change) {
    int rows =
        db.update(PROVISIONING_ORDER)
            .set(change.values)
            .set(PROVISIONING_ORDER.VERSION, PROVISIONING_ORDER.VERSION.plus(1))
            .where(PROVISIONING_ORDER.ID.eq(read.id()))
            .and(PROVISIONING_ORDER.VERSION.eq(read.version()))
            .execute();
    if (rows == 0) {
      throw new Overtaken(read);
    }
    return find(read.id()).orElseThrow(() -> new Overtaken(read));
  }

  /**
   * Begins to create, unless another order of the same customer is at it: what then appears on the
   * panel must have one order that it can belong to.
   *
   * @return empty where another one is at it
   */
  Optional<ProvisioningOrder> claimCreation(ProvisioningOrder read) {
    try {
      return Optional.of(change(read, new Change().callBegins(clock.instant())));
    } catch (DuplicateKeyException e) {
      return Optional.empty();
    }
  }

  /** Notes what happened. */
  void note(String orderId, OrderStep step, Outcome outcome, String detail) {
    Field<Integer> next =
        DSL.select(DSL.coalesce(DSL.max(PROVISIONING_EVENT.NUMBER), DSL.val(0)).plus(1))
            .from(PROVISIONING_EVENT)
            .where(PROVISIONING_EVENT.ORDER_ID.eq(orderId))
            .asField();
    db.insertInto(PROVISIONING_EVENT)
        .set(PROVISIONING_EVENT.ORDER_ID, orderId)
        .set(PROVISIONING_EVENT.NUMBER, next)
        .set(PROVISIONING_EVENT.AT, clock.instant())
        .set(PROVISIONING_EVENT.STEP, step.name())
        .set(PROVISIONING_EVENT.OUTCOME, ProvisioningEventOutcome.valueOf(outcome.name()))
        .set(PROVISIONING_EVENT.DETAIL, shortened(detail))
        .onDuplicateKeyIgnore()
        .execute();
  }

  /** What happened to an order, oldest first. */
  List<OrderEvent> events(String orderId) {
    return db.selectFrom(PROVISIONING_EVENT)
        .where(PROVISIONING_EVENT.ORDER_ID.eq(orderId))
        .orderBy(PROVISIONING_EVENT.NUMBER)
        .fetch(row ->
            new OrderEvent(
                row.getAt(),
                OrderStep.valueOf(row.getStep()),
                Outcome.valueOf(row.getOutcome().name()),
                row.getDetail()));
  }

  Optional<ProvisioningOrder> find(String id) {
    return Ids.ORDER.matches(id) ? fetchOne(PROVISIONING_ORDER.ID.eq(id)) : Optional.empty();
  }

  Optional<ProvisioningOrder> ofTask(String taskId) {
    return fetchOne(PROVISIONING_ORDER.TASK_ID.eq(taskId));
  }

  Optional<ProvisioningOrder> ofServer(String serverId) {
    return fetchOne(PROVISIONING_ORDER.SERVER_ID.eq(serverId));
  }

  /** The orders of some servers, by server. */
  Map<String, ProvisioningOrder> ofServers(Collection<String> serverIds) {
    return db.selectFrom(PROVISIONING_ORDER)
        .where(PROVISIONING_ORDER.SERVER_ID.in(serverIds))
        .fetchMap(PROVISIONING_ORDER.SERVER_ID, this::toDomain);
  }

  /** Every service of one order of the billing system. */
  List<ProvisioningOrder> ofGroup(String groupId) {
    return db.selectFrom(PROVISIONING_ORDER)
        .where(PROVISIONING_ORDER.GROUP_ID.eq(groupId))
        .orderBy(PROVISIONING_ORDER.ID)
        .fetch(this::toDomain);
  }

  /**
   * Whether another order of the same customer has a call that creates of which it is not known
   * what it made.
   */
  boolean anotherMayOwnServers(ProvisioningOrder order) {
    return db.fetchExists(
        PROVISIONING_ORDER,
        PROVISIONING_ORDER
            .CUSTOMER_ID
            .eq(order.customerId())
            .and(PROVISIONING_ORDER.ID.ne(order.id()))
            .and(PROVISIONING_ORDER.STEP.eq(ProvisioningOrderStep.CREATE))
            .and(PROVISIONING_ORDER.STATE.ne(ProvisioningOrderState.CANCELLED))
            .and(PROVISIONING_ORDER.CALL_BEGAN_AT.isNotNull()));
  }

  /** The tasks of all orders that are to be carried on. */
  List<String> runningTasks() {
    return db.select(PROVISIONING_ORDER.TASK_ID)
        .from(PROVISIONING_ORDER)
        .where(PROVISIONING_ORDER.STATE.eq(ProvisioningOrderState.RUNNING))
        .fetch(PROVISIONING_ORDER.TASK_ID);
  }

  /**
   * Which orders a page holds; what is given must all hold.
   *
   * @param states empty for all
   * @param unfinished whether there is still something to do about it, by itself or by a person
   * @param needsPerson whether a person has to do something about it
   */
  record Wanted(
      List<OrderState> states,
      @Nullable String groupId,
      @Nullable Boolean unfinished,
      @Nullable Boolean needsPerson) {}

  Page<ProvisioningOrder> page(Wanted wanted, PageArguments arguments) {
    Condition where = DSL.noCondition();
    if (!wanted.states().isEmpty()) {
      where = where.and(inState(wanted.states()));
    }
    if (wanted.groupId() != null) {
      where = where.and(PROVISIONING_ORDER.GROUP_ID.eq(wanted.groupId()));
    }
    Condition forPerson =
        inState(List.of(OrderState.WAITING, OrderState.STOPPED))
            .or(SurplusServers.isOpenFor(PROVISIONING_ORDER.ID));
    if (wanted.needsPerson() != null) {
      where = where.and(wanted.needsPerson() ? forPerson : DSL.not(forPerson));
    }
    if (wanted.unfinished() != null) {
      Condition unfinished = inState(List.of(OrderState.RUNNING)).or(forPerson);
      where = where.and(wanted.unfinished() ? unfinished : DSL.not(unfinished));
    }
    return NEWEST_FIRST.page(
        db,
        List.of(PROVISIONING_ORDER.fields()),
        PROVISIONING_ORDER,
        where,
        arguments,
        this::toDomain);
  }

  private static Condition inState(List<OrderState> states) {
    return PROVISIONING_ORDER.STATE.in(
        states.stream().map(each -> ProvisioningOrderState.valueOf(each.name())).toList());
  }

  private Optional<ProvisioningOrder> fetchOne(Condition condition) {
    return db.selectFrom(PROVISIONING_ORDER).where(condition).fetchOptional(this::toDomain);
  }

  private ProvisioningOrder toDomain(Record row) {
    return new ProvisioningOrder(
        row.get(PROVISIONING_ORDER.ID),
        row.get(PROVISIONING_ORDER.SERVER_ID),
        row.get(PROVISIONING_ORDER.CUSTOMER_ID),
        row.get(PROVISIONING_ORDER.PRODUCT_ID),
        row.get(PROVISIONING_ORDER.GROUP_ID),
        json.readValue(row.get(PROVISIONING_ORDER.WISH).data(), Wish.class),
        row.get(PROVISIONING_ORDER.TASK_ID),
        OrderState.valueOf(row.get(PROVISIONING_ORDER.STATE).name()),
        OrderStep.valueOf(row.get(PROVISIONING_ORDER.STEP).name()),
        row.get(PROVISIONING_ORDER.ATTEMPTS),
        row.get(PROVISIONING_ORDER.STEP_SINCE),
        row.get(PROVISIONING_ORDER.PROBLEM),
        row.get(PROVISIONING_ORDER.PANEL_USER_ID),
        row.get(PROVISIONING_ORDER.PANEL_SERVER_ID),
        call(row),
        row.get(PROVISIONING_ORDER.ORDERED_BY),
        row.get(PROVISIONING_ORDER.CREATED_AT),
        row.get(PROVISIONING_ORDER.FINISHED_AT),
        row.get(PROVISIONING_ORDER.VERSION));
  }

  private @Nullable OpenCall call(Record row) {
    Instant beganAt = row.get(PROVISIONING_ORDER.CALL_BEGAN_AT);
    JSON before = row.get(PROVISIONING_ORDER.SERVERS_BEFORE);
    return beganAt == null
        ? null
        : new OpenCall(
            before == null ? null : Arrays.asList(json.readValue(before.data(), Integer[].class)),
            beganAt,
            row.get(PROVISIONING_ORDER.CALL_ENDED_AT));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
  }
}
