package dev.slipway.task;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sees to it that every open task is carried on by exactly one node, also after a node has died.
 * db-scheduler keeps who works on what in the database; a node that stops sending heartbeats loses
 * its tasks to another.
 */
@Component
public class TaskRunner implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(TaskRunner.class);
  private static final Duration AFTER_ERROR = Duration.ofSeconds(10);

  /** A longer wait gives the thread and its place back: a deletion can be weeks away. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(5);

  private final Tasks tasks;
  private final List<TaskWork> works;
  private final Clock clock;
  private final CustomTask<Void> follow;
  private final Scheduler scheduler;
  private volatile boolean running;

  TaskRunner(Tasks tasks, List<TaskWork> works, Clock clock, DataSource dataSource) {
    this.tasks = tasks;
    this.works = works;
    this.clock = clock;
    this.follow =
        com.github.kagkarlsson.scheduler.task.helper.Tasks.custom("follow-task", Void.class)
            .onDeadExecutionRevive()
            .execute((instance, context) -> follow(instance.getId(), context));
    this.scheduler =
        Scheduler.create(dataSource, follow)
            .threads(200)
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .pollingInterval(Duration.ofSeconds(1))
            .heartbeatInterval(Duration.ofSeconds(3))
            .missedHeartbeatsLimit(4)
            .alwaysPersistTimestampInUTC()
            .enableImmediateExecution()
            .shutdownMaxWait(Duration.ofSeconds(5))
            .build();
  }

  /**
   * Has a task carried on from {@code when}. To be called before the task's order goes out, with a
   * time after the order's own limit, so that a node that dies in between leaves nothing
   * unattended; and again once it is taken.
   */
  public void attend(String taskId, Instant when) {
    TaskInstance<Void> instance = follow.instance(taskId);
    if (!scheduler.scheduleIfNotExists(instance, when)) {
      scheduler.reschedule(instance, when);
    }
  }

  /** Has a task carried on now, where no node is at it or about to be. */
  public void attendIfNobodyDoes(String taskId) {
    scheduler.scheduleIfNotExists(follow.instance(taskId), clock.instant());
  }

  private CompletionHandler<Void> follow(String taskId, ExecutionContext context) {
    while (!context.getSchedulerState().isShuttingDown()) {
      Optional<Task> task = tasks.find(taskId);
      if (task.isEmpty() || task.get().state().isEnded()) {
        return (completed, execution) -> execution.remove();
      }
      Duration wait = step(task.get());
      if (wait.compareTo(LONGEST_SLEEP) > 0) {
        return (completed, execution) ->
            execution.reschedule(completed, completed.getTimeDone().plus(wait));
      }
      try {
        Thread.sleep(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    return (completed, execution) -> execution.reschedule(completed, clock.instant());
  }

  private Duration step(Task task) {
    try {
      return works.stream()
          .filter(work -> work.handles(task.kind()))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("Nothing works on " + task.kind()))
          .step(task);
    } catch (RuntimeException e) {
      log.error("Task {} could not be carried on; trying again", task.id(), e);
      return AFTER_ERROR;
    }
  }

  @Override
  public void start() {
    scheduler.start();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    scheduler.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
