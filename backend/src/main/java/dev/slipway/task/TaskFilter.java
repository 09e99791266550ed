package dev.slipway.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which tasks a list holds; what is given must all hold, and an empty list is as if not given. */
record TaskFilter(@Nullable List<TaskState> state, @Nullable List<TaskKind> kind) {

  static final TaskFilter ALL = new TaskFilter(null, null);
}
