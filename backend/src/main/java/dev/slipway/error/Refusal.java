package dev.slipway.error;

import java.util.List;

/** Ends a mutation with user errors: nothing was changed, and the caller can put it right. */
public final class Refusal extends RuntimeException {

  private final transient List<UserError> errors;

  public Refusal(UserError error) {
    this(List.of(error));
  }

  public Refusal(List<UserError> errors) {
    super(errors.toString());
    this.errors = List.copyOf(errors);
  }

  public List<UserError> errors() {
    return errors;
  }
}
