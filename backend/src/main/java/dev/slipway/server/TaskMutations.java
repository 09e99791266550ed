package dev.slipway.server;

import dev.slipway.account.Caller;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import dev.slipway.task.Task;
import dev.slipway.task.Tasks;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs the mutations that give a server a task: of its power, its rebuilding, its lifecycle. */
@Component
public class TaskMutations {

  private final Mutations mutations;
  private final Tasks tasks;
  private final ServerViews views;

  TaskMutations(Mutations mutations, Tasks tasks, ServerViews views) {
    this.mutations = mutations;
    this.tasks = tasks;
    this.views = views;
  }

  /** What such mutations answer; the schema has a payload of its own for each. */
  public record TaskPayload(
      @Nullable ServerView server,
      @Nullable Task task,
      @Nullable String clientMutationId,
      List<UserError> userErrors) {}

  /**
   * Orders at most once for each {@code clientMutationId}, like {@link Mutations#once}.
   *
   * @param order gives the task, or refuses
   */
  public TaskPayload once(
      Caller caller,
      String name,
      @Nullable String clientMutationId,
      Object input,
      Supplier<Task> order) {
    Mutations.Result<String> taskId =
        mutations.once(caller, name, clientMutationId, input, String.class, () -> order.get().id());
    Optional<Task> task = Optional.ofNullable(taskId.value()).flatMap(id -> tasks.find(caller, id));
    return new TaskPayload(
        views.stored(task.map(Task::serverId).orElse(null), caller),
        task.orElse(null),
        clientMutationId,
        taskId.errors());
  }
}
