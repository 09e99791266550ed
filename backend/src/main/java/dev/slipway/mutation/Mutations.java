package dev.slipway.mutation;

import dev.slipway.account.Caller;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import java.util.List;
import java.util.Optional;
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
    if (clientMutationId.isBlank() || clientMutationId.length() > MutationOutcomes.MAX_ID_LENGTH) {
      return refused(
          "Give 1 to " + MutationOutcomes.MAX_ID_LENGTH + " characters, or leave it out.");
    }
    MutationOutcomes.Key key = new MutationOutcomes.Key(caller.id(), name, clientMutationId);
    String inputText = json.writeValueAsString(input);
    Optional<MutationOutcomes.Kept> first = outcomes.claim(key, inputText);
    if (first.isEmpty()) {
      return runAndKeep(key, mutation);
    }
    if (!first.get().sameInput()) {
      return refused("This id was used with other input. Give each change an id of its own.");
    }
    return replay(outcomes.awaitOutcome(key, first.get()), type);
  }

  private <T> Result<T> runAndKeep(MutationOutcomes.Key key, Supplier<T> mutation) {
    // After any other exception the id stays claimed: it is not known what was done.
    try {
      T value = mutation.get();
      outcomes.keep(key, json.writeValueAsString(new Outcome(json.valueToTree(value), List.of())));
      return new Result<>(value, List.of());
    } catch (Refusal refusal) {
      if (refusal.errors().stream().anyMatch(Mutations::wasCarriedOut)) {
        outcomes.keep(key, json.writeValueAsString(new Outcome(null, refusal.errors())));
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

  private <T> Result<T> replay(Optional<String> kept, Class<T> type) {
    if (kept.isEmpty()) {
      return new Result<>(
          null,
          List.of(
              UserError.of(
                  UserError.Code.PANEL_UNAVAILABLE,
                  "The first call with this id has not ended, so it is not known whether this was done. "
                      + "Look at the object before you try again.")));
    }
    Outcome outcome = json.readValue(kept.get(), Outcome.class);
    T value = outcome.value() == null ? null : json.treeToValue(outcome.value(), type);
    return new Result<>(value, outcome.errors());
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
