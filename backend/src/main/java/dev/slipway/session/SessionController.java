package dev.slipway.session;

import dev.slipway.account.Caller;
import dev.slipway.account.Session;
import dev.slipway.account.Sessions;
import dev.slipway.account.Viewer;
import dev.slipway.activity.Activities;
import dev.slipway.activity.Activity;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import dev.slipway.store.PageArguments;
import dev.slipway.web.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/**
 * {@code Viewer.sessions} and {@code Viewer.activity}, and the mutations {@code endSession} and
 * {@code endOtherSessions}.
 */
@Controller
class SessionController {

  private static final String ACTION = "session.end";

  private final Sessions sessions;
  private final Activities activities;
  private final Mutations mutations;

  SessionController(Sessions sessions, Activities activities, Mutations mutations) {
    this.sessions = sessions;
    this.activities = activities;
    this.mutations = mutations;
  }

  record EndSessionInput(String sessionId) {}

  record EndSessionPayload(@Nullable String endedId, List<UserError> userErrors) {}

  record EndOtherSessionsInput(@Nullable String clientMutationId) {}

  record EndOtherSessionsPayload(
      @Nullable Integer endedCount,
      @Nullable String clientMutationId,
      List<UserError> userErrors) {}

  @SchemaMapping(typeName = "Viewer")
  List<Session> sessions(Viewer viewer, Caller caller) {
    return sessions.of(caller);
  }

  @SchemaMapping(typeName = "Viewer")
  Connection<Activity> activity(
      Viewer viewer, @Argument @Nullable Integer first, @Argument @Nullable String after) {
    return Connection.of(
        activities.pageOfAccount(viewer.id(), PageArguments.of(first, after, null, null)));
  }

  @MutationMapping
  EndSessionPayload endSession(@Argument EndSessionInput input, Caller caller) {
    Mutations.Result<String> result = mutations.run(() -> end(caller, input.sessionId()));
    return new EndSessionPayload(result.value(), result.errors());
  }

  private String end(Caller caller, String id) {
    if (!sessions.end(caller, id)) {
      throw new Refusal(UserError.notFound("sessionId", "session"));
    }
    activities.noteOfAccount(caller, ACTION, "Ended a session of the account");
    return id;
  }

  @MutationMapping
  EndOtherSessionsPayload endOtherSessions(@Argument EndOtherSessionsInput input, Caller caller) {
    Mutations.Result<Integer> result =
        mutations.once(
            caller,
            "endOtherSessions",
            input.clientMutationId(),
            input,
            Integer.class,
            () -> endOthers(caller));
    return new EndOtherSessionsPayload(result.value(), input.clientMutationId(), result.errors());
  }

  private int endOthers(Caller caller) {
    int ended = sessions.endOthers(caller);
    if (ended > 0) {
      activities.noteOfAccount(caller, ACTION, "Ended all other sessions of the account");
    }
    return ended;
  }
}
