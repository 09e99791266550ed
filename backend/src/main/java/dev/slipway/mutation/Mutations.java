package dev.slipway.mutation;

import dev.slipway.account.Caller;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs mutations: what their caller can put right becomes data, and a retry with the same {@code
 * clientMutationId} gives the first outcome again without doing anything.
 *
 * <p>Kept is the outcome of what was carried out, a refusal by the panel included. What Slipway
 * itself refused before it began is not kept: nothing has happened, so the retry is as good as the
 * first call.
 */
@Service
public class Mutations {

  /** What the mutation that a thread runs is kept under. */
  private static final ScopedValue<MutationOutcomes.Key> RUNNING = ScopedValue.newInstance();

  private final MutationOutcomes outcomes;
  private final JsonMapper json;

  Mutations(MutationOutcomes outcomes, JsonMapper json) {
    this.outcomes = outcomes;
    this.json = json;
  }

  /** Runs a mutation that has no {@code clientMutationId}. */
  public <T> Result<T> run(Supplier<T> mutation) {
    try {
      return new Result<>(mutation.get(), List.of());
    } catch (Refusal refusal) {
      return new Result<>(null, refusal.errors());
    }
  }

  /**
   * Runs a mutation at most once for each {@code clientMutationId} of a caller.
   *
   * @param name of the mutation
   * @param input all of it; another input with the same id is refused
   * @param type of what comes out: ids and plain values, kept as JSON for 24 hours
   */
  public <T> Result<T> once(
      Caller caller,
      String name,
      @Nullable String clientMutationId,
      Object input,
      Class<T> type,
      Supplier<T> mutation) {
    if (clientMutationId == null) {
      return run(mutation);
    }
    if (clientMutationId.isEmpty()
        || !clientMutationId.equals(clientMutationId.strip())
        || clientMutationId.codePointCount(0, clientMutationId.length())
            > MutationOutcomes.MAX_ID_LENGTH) {
      return refused(
          "Give 1 to "
              + MutationOutcomes.MAX_ID_LENGTH
              + " characters without a space at either end, or leave it out.");
    }
    MutationOutcomes.Key key = new MutationOutcomes.Key(caller.id(), name, clientMutationId);
    MutationOutcomes.First first = outcomes.claim(key, json.writeValueAsString(input)).orElse(null);
    return switch (first) {
      case null -> runAndKeep(key, mutation);
      case MutationOutcomes.First.OtherInput other ->
          refused("This id was used with other input. Give each change an id of its own.");
      case MutationOutcomes.First.Ended ended -> replay(ended.outcome(), type);
      case MutationOutcomes.First.Died died when died.begun() != null -> replay(died.begun(), type);
      case MutationOutcomes.First.Died died -> unknown();
    };
  }

  /**
   * Notes what the mutation that this thread runs has come to so far. A retry gets it as the
   * outcome, should this node die before the mutation ends. Nothing where there is no {@code
   * clientMutationId}.
   *
   * @param value what the mutation is about to give
   */
  public void begun(Object value) {
    if (RUNNING.isBound()) {
      outcomes.keepBegun(RUNNING.get(), outcome(value, List.of()));
    }
  }

  private <T> Result<T> runAndKeep(MutationOutcomes.Key key, Supplier<T> mutation) {
    // After any other exception the id stays claimed: it is not known what was done.
    try {
      T value = ScopedValue.where(RUNNING, key).call(mutation::get);
      outcomes.keep(key, outcome(value, List.of()));
      return new Result<>(value, List.of());
    } catch (Refusal refusal) {
      if (refusal.errors().stream().anyMatch(Mutations::wasCarriedOut)) {
        outcomes.keep(key, outcome(null, refusal.errors()));
      } else {
        outcomes.release(key);
      }
      return new Result<>(null, refusal.errors());
    }
  }

  private static boolean wasCarriedOut(UserError error) {
    return error.code() == UserError.Code.REJECTED_BY_PANEL
        || error.code() == UserError.Code.PANEL_UNAVAILABLE;
  }

  private String outcome(@Nullable Object value, List<UserError> errors) {
    return json.writeValueAsString(
        new Outcome(value == null ? null : json.valueToTree(value), errors));
  }

  private <T> Result<T> replay(String kept, Class<T> type) {
    Outcome outcome = json.readValue(kept, Outcome.class);
    T value = outcome.value() == null ? null : json.treeToValue(outcome.value(), type);
    return new Result<>(value, outcome.errors());
  }

  private static <T> Result<T> unknown() {
    return new Result<>(
        null,
        List.of(
            UserError.of(
                UserError.Code.PANEL_UNAVAILABLE,
                "The first call with this id has not ended, so it is not known whether this was done. "
                    + "Look at the object before you try again with another id.")));
  }

  private static <T> Result<T> refused(String message) {
    return new Result<>(null, List.of(UserError.invalid("clientMutationId", message)));
  }

  private record Outcome(tools.jackson.databind.@Nullable JsonNode value, List<UserError> errors) {}

  /**
   * How a mutation ended.
   *
   * @param value null where it was refused
   * @param errors empty where it was not
   */
  public record Result<T>(@Nullable T value, List<UserError> errors) {}
}
