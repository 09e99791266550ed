package dev.slipway.task;

import static dev.slipway.jooq.Tables.SERVER;
import static dev.slipway.jooq.Tables.TASK;

import dev.slipway.account.Caller;
import dev.slipway.cluster.Topic;
import dev.slipway.cluster.Topics;
import dev.slipway.jooq.tables.records.TaskRecord;
import dev.slipway.store.Ids;
import dev.slipway.store.Keyset;
import dev.slipway.store.Page;
import dev.slipway.store.PageArguments;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tasks. A server has at most one open task, which the database itself sees to; those about its
 * reverse DNS run beside it and count for none.
 */
@Repository
public class Tasks {

  private static final Keyset<String> NEWEST_FIRST =
      new Keyset<>("task", TASK.ID, text -> text, TASK.ID, SortOrder.DESC);

  private final DSLContext db;
  private final Clock clock;
  private final Topic<TaskChanged> changes;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  Tasks(
      DSLContext db,
      Clock clock,
      Topics topics,
      TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    this.db = db;
    this.clock = clock;
    this.transaction = transaction;
    this.events = events;
    this.changes = topics.topic("task-changed", TaskChanged.class);
  }

  /** What happens to tasks, on all nodes. */
  public Topic<TaskChanged> changes() {
    return changes;
  }

  /**
   * Opens a task on a server.
   *
   * @return empty where another one is open
   */
  public Optional<Task> open(String serverId, TaskKind kind, String message) {
    String id = Ids.TASK.next();
    try {
      db.insertInto(TASK)
          .set(TASK.ID, id)
          .set(TASK.SERVER_ID, serverId)
          .set(TASK.KIND, kind.name())
          .set(TASK.STATE, state(TaskState.QUEUED))
          .set(TASK.MESSAGE, message)
          .set(TASK.STARTED_AT, clock.instant())
          .execute();
    } catch (DuplicateKeyException e) {
      return Optional.empty();
    }
    return changed(id);
  }

  /** Takes back a task whose order the panel did not take: it never was. */
  public void withdraw(Task task) {
    db.deleteFrom(TASK).where(TASK.ID.eq(task.id())).execute();
    changes.publish(new TaskChanged(task.id(), task.serverId()));
  }

  /** The panel has taken the order. */
  public Optional<Task> accepted(String id, OptionalLong panelQueueId) {
    db.update(TASK)
        .set(TASK.STATE, state(TaskState.RUNNING))
        .set(TASK.PANEL_QUEUE_ID, panelQueueId.isPresent() ? panelQueueId.getAsLong() : null)
        .where(TASK.ID.eq(id))
        .and(TASK.FINISHED_AT.isNull())
        .execute();
    return changed(id);
  }

  /** Notes how far an open task is; nothing is told where nothing changed. */
  public void progress(Task task, @Nullable Integer progressPercent, String message) {
    int rows =
        db.update(TASK)
            .set(TASK.PROGRESS_PERCENT, progressPercent)
            .set(TASK.MESSAGE, message)
            .where(TASK.ID.eq(task.id()))
            .and(TASK.FINISHED_AT.isNull())
            .and(
                TASK.MESSAGE
                    .isDistinctFrom(message)
                    .or(TASK.PROGRESS_PERCENT.isDistinctFrom(progressPercent)))
            .execute();
    if (rows > 0) {
      changes.publish(new TaskChanged(task.id(), task.serverId()));
    }
  }

  /** Ends an open task; {@link TaskEnded} is told with it. */
  public void end(Task task, TaskState end, String message) {
    transaction.executeWithoutResult(status -> {
      int rows =
          db.update(TASK)
              .set(TASK.STATE, state(end))
              .set(TASK.MESSAGE, message)
              .set(TASK.FINISHED_AT, clock.instant())
              .set(
                  TASK.PROGRESS_PERCENT,
                  end == TaskState.SUCCEEDED ? DSL.val(100) : TASK.PROGRESS_PERCENT)
              .where(TASK.ID.eq(task.id()))
              .and(TASK.FINISHED_AT.isNull())
              .execute();
      if (rows > 0) {
        events.publishEvent(new TaskEnded(task.id(), task.serverId()));
      }
    });
    changes.publish(new TaskChanged(task.id(), task.serverId()));
  }

  /** Any task, for the node that carries it on. */
  public Optional<Task> find(String id) {
    return db.selectFrom(TASK).where(TASK.ID.eq(id)).fetchOptional(Tasks::toDomain);
  }

  /** A task on a server that the caller may see. */
  public Optional<Task> find(Caller caller, String id) {
    if (!Ids.TASK.matches(id)) {
      return Optional.empty();
    }
    String customer = caller.onlyCustomer();
    return db.select(TASK.fields())
        .from(TASK)
        .join(SERVER)
        .on(SERVER.ID.eq(TASK.SERVER_ID))
        .where(TASK.ID.eq(id))
        .and(customer == null ? DSL.noCondition() : SERVER.CUSTOMER_ID.eq(customer))
        .fetchOptional(row -> toDomain(row.into(TASK)));
  }

  /** The newest task on a server that the caller may see. */
  public Optional<Task> newest(Caller caller) {
    String customer = caller.onlyCustomer();
    return db.select(TASK.fields())
        .from(TASK)
        .join(SERVER)
        .on(SERVER.ID.eq(TASK.SERVER_ID))
        .where(customer == null ? DSL.noCondition() : SERVER.CUSTOMER_ID.eq(customer))
        .orderBy(TASK.ID.desc())
        .limit(1)
        .fetchOptional(row -> toDomain(row.into(TASK)));
  }

  /** Tasks on anybody's servers, newest first; for operators. */
  Page<Task> page(TaskFilter filter, PageArguments arguments) {
    Condition all = DSL.noCondition();
    if (filter.state() != null && !filter.state().isEmpty()) {
      all = all.and(TASK.STATE.in(filter.state().stream().map(Tasks::state).toList()));
    }
    if (filter.kind() != null && !filter.kind().isEmpty()) {
      all = all.and(TASK.KIND.in(filter.kind().stream().map(TaskKind::name).toList()));
    }
    return NEWEST_FIRST.page(
        db, List.of(TASK.fields()), TASK, all, arguments, row -> toDomain(row.into(TASK)));
  }

  /** The open tasks of some servers, by server. */
  public Map<String, Task> openOn(Collection<String> serverIds) {
    return db.selectFrom(TASK)
        .where(TASK.OPEN_ON.in(serverIds))
        .fetchMap(TASK.SERVER_ID, Tasks::toDomain);
  }

  /** The open task of one server. */
  public Optional<Task> openOn(String serverId) {
    return db.selectFrom(TASK).where(TASK.OPEN_ON.eq(serverId)).fetchOptional(Tasks::toDomain);
  }

  /** The open tasks of one kind, the oldest first. */
  public List<Task> openOfKind(TaskKind kind, int atMost) {
    return db.selectFrom(TASK)
        .where(TASK.KIND.eq(kind.name()))
        .and(TASK.FINISHED_AT.isNull())
        .orderBy(TASK.ID)
        .limit(atMost)
        .fetch(Tasks::toDomain);
  }

  private Optional<Task> changed(String id) {
    Optional<Task> task = find(id);
    task.ifPresent(found -> changes.publish(new TaskChanged(id, found.serverId())));
    return task;
  }

  private static dev.slipway.jooq.enums.TaskState state(TaskState state) {
    return dev.slipway.jooq.enums.TaskState.valueOf(state.name());
  }

  private static Task toDomain(TaskRecord row) {
    return new Task(
        row.getId(),
        row.getServerId(),
        TaskKind.valueOf(row.getKind()),
        TaskState.valueOf(row.getState().name()),
        row.getProgressPercent(),
        row.getMessage(),
        row.getPanelQueueId(),
        row.getStartedAt(),
        row.getFinishedAt());
  }
}
