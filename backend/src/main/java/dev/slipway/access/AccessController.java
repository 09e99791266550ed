package dev.slipway.access;

import dev.slipway.account.Caller;
import dev.slipway.account.FreshCheck;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import dev.slipway.panel.PanelUsers;
import dev.slipway.task.Task;
import dev.slipway.task.Tasks;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/**
 * The mutations {@code resetServerPassword}, {@code resetPanelPassword} and {@code
 * createPanelLogin}. What is shown once goes past the kept outcome of a mutation, so that a retry
 * does not find it again, and is in no text of a payload, so that no log does.
 */
@Controller
class AccessController {

  private final ResetServerPassword resetServerPassword;
  private final PanelAccess panelAccess;
  private final Tasks tasks;
  private final FreshCheck freshCheck;
  private final Mutations mutations;
  private final Clock clock;

  AccessController(
      ResetServerPassword resetServerPassword,
      PanelAccess panelAccess,
      Tasks tasks,
      FreshCheck freshCheck,
      Mutations mutations,
      Clock clock) {
    this.resetServerPassword = resetServerPassword;
    this.panelAccess = panelAccess;
    this.tasks = tasks;
    this.freshCheck = freshCheck;
    this.mutations = mutations;
    this.clock = clock;
  }

  record ResetServerPasswordInput(
      String serverId, GuestUser user, @Nullable String clientMutationId) {}

  record ResetServerPasswordPayload(
      @Nullable String password,
      @Nullable Task task,
      @Nullable String clientMutationId,
      List<UserError> userErrors) {

    @Override
    public String toString() {
      return "ResetServerPasswordPayload[userErrors=" + userErrors + "]";
    }
  }

  record ResetPanelPasswordInput(String serverId, @Nullable String clientMutationId) {}

  record ResetPanelPasswordPayload(
      @Nullable String email,
      @Nullable String password,
      @Nullable String clientMutationId,
      List<UserError> userErrors) {

    @Override
    public String toString() {
      return "ResetPanelPasswordPayload[userErrors=" + userErrors + "]";
    }
  }

  record CreatePanelLoginInput(String serverId) {}

  record CreatePanelLoginPayload(
      @Nullable String url, @Nullable Instant expiresAt, List<UserError> userErrors) {

    @Override
    public String toString() {
      return "CreatePanelLoginPayload[userErrors=" + userErrors + "]";
    }
  }

  /** What a retry of {@code resetPanelPassword} gives again. */
  record Account(@Nullable String email) {}

  @MutationMapping
  ResetServerPasswordPayload resetServerPassword(
      @Argument ResetServerPasswordInput input, Caller caller) {
    AtomicReference<@Nullable String> shownOnce = new AtomicReference<>();
    Mutations.Result<String> taskId =
        mutations.once(
            caller,
            "resetServerPassword",
            input.clientMutationId(),
            input,
            String.class,
            () -> {
              freshCheck.require(caller);
              ResetServerPassword.Ordered ordered =
                  resetServerPassword.order(caller, input.serverId(), input.user());
              shownOnce.set(ordered.password());
              return ordered.task().id();
            });
    Optional<Task> task = Optional.ofNullable(taskId.value()).flatMap(id -> tasks.find(caller, id));
    return new ResetServerPasswordPayload(
        shownOnce.get(), task.orElse(null), input.clientMutationId(), taskId.errors());
  }

  @MutationMapping
  ResetPanelPasswordPayload resetPanelPassword(
      @Argument ResetPanelPasswordInput input, Caller caller) {
    AtomicReference<@Nullable String> shownOnce = new AtomicReference<>();
    Mutations.Result<Account> account =
        mutations.once(
            caller,
            "resetPanelPassword",
            input.clientMutationId(),
            input,
            Account.class,
            () -> {
              freshCheck.require(caller);
              PanelUsers.Credentials credentials =
                  panelAccess.resetPassword(caller, input.serverId());
              shownOnce.set(credentials.password());
              return new Account(credentials.email());
            });
    return new ResetPanelPasswordPayload(
        account.value() == null ? null : account.value().email(),
        shownOnce.get(),
        input.clientMutationId(),
        account.errors());
  }

  @MutationMapping
  CreatePanelLoginPayload createPanelLogin(@Argument CreatePanelLoginInput input, Caller caller) {
    Instant asked = clock.instant();
    Mutations.Result<PanelUsers.Login> result =
        mutations.run(() -> panelAccess.createLogin(caller, input.serverId()));
    PanelUsers.Login login = result.value();
    return login == null
        ? new CreatePanelLoginPayload(null, null, result.errors())
        : new CreatePanelLoginPayload(login.url(), asked.plus(login.validFor()), List.of());
  }
}
