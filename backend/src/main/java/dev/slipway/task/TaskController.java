package dev.slipway.task;

import dev.slipway.account.ApiScope;
import dev.slipway.account.Caller;
import dev.slipway.error.ApiException;
import dev.slipway.store.Ids;
import dev.slipway.store.PageArguments;
import dev.slipway.web.Connection;
import dev.slipway.web.NodeLoader;
import dev.slipway.web.Subscriptions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** {@code task} and {@code taskUpdated}. */
@Controller
class TaskController implements NodeLoader {

  /** A message between nodes can be lost; a task that ended meanwhile must still be noticed. */
  private static final Duration LOOK_ANYWAY = Duration.ofSeconds(5);

  private final Tasks tasks;
  private final Subscriptions subscriptions;

  TaskController(Tasks tasks, Subscriptions subscriptions) {
    this.tasks = tasks;
    this.subscriptions = subscriptions;
  }

  @Override
  public String idPrefix() {
    return Ids.TASK.prefix();
  }

  @Override
  public Set<ApiScope> scopes() {
    return Set.of(ApiScope.SERVERS_READ);
  }

  @Override
  public Optional<Task> load(Caller caller, String id) {
    return tasks.find(caller, id);
  }

  @QueryMapping
  @Nullable Task task(@Argument String id, Caller caller) {
    return load(caller, id).orElse(null);
  }

  @QueryMapping
  Connection<Task> tasks(
      @Argument @Nullable Integer first,
      @Argument @Nullable String after,
      @Argument @Nullable TaskFilter filter) {
    return Connection.of(
        tasks.page(
            filter == null ? TaskFilter.ALL : filter, PageArguments.of(first, after, null, null)));
  }

  @SubscriptionMapping
  Flux<Task> taskUpdated(@Argument String taskId, Caller caller) {
    if (tasks.find(caller, taskId).isEmpty()) {
      throw ApiException.notFound("task");
    }
    Flux<Task> states =
        subscriptions
            .hints(
                subscriptions.to(tasks.changes()).filter(change -> change.taskId().equals(taskId)),
                LOOK_ANYWAY)
            .concatMap(hint -> Flux.fromStream(tasks.find(caller, taskId).stream()))
            .distinctUntilChanged()
            .takeUntil(task -> task.state().isEnded());
    return subscriptions.whileSignedIn(caller, states);
  }
}
