package dev.slipway.limit;

import dev.slipway.account.Caller;
import dev.slipway.cluster.Buckets;
import graphql.ExecutionResult;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.DocumentAndVariables;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.language.FragmentDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Refuses an operation that asks for too much, after it was found valid and before it runs. */
@Component
class OperationLimits extends SimplePerformantInstrumentation {

  private final LimitProperties limits;
  private final RateLimits rates;

  OperationLimits(LimitProperties limits, RateLimits rates) {
    this.limits = limits;
    this.rates = rates;
  }

  /**
   * Before the document is validated, which takes time by the cube of the number of its fragments.
   */
  @Override
  public DocumentAndVariables instrumentDocumentAndVariables(
      DocumentAndVariables read,
      InstrumentationExecutionParameters parameters,
      InstrumentationState state) {
    int fragments = read.getDocument().getDefinitionsOfType(FragmentDefinition.class).size();
    if (fragments > limits.maxFragments()) {
      throw Refusals.tooMuch(
          "This has %d fragments, and at most %d are allowed. Send several requests."
              .formatted(fragments, limits.maxFragments()));
    }
    return read;
  }

  @Override
  public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
      InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
    ExecutionContext context = parameters.getExecutionContext();
    DocumentCost.Measure measure =
        DocumentCost.of(
            context.getGraphQLSchema(),
            context.getOperationDefinition(),
            context.getFragmentsByName(),
            context.getCoercedVariables().toMap());
    context.getGraphQLContext().put(CostReport.COST, measure.cost());
    refuseTooMuch(measure);
    Caller caller = context.getGraphQLContext().get(Caller.class);
    String key =
        RateLimits.keyOf(caller, context.getGraphQLContext().get(CostReport.REMOTE_ADDRESS));
    if (context.getGraphQLContext().getOrDefault(CostReport.SOCKET, false)) {
      Buckets.Taken taken = rates.request(key);
      if (!taken.allowed()) {
        throw Refusals.tooOften(
            "These are too many requests. Wait, then go on more slowly.", taken.retryAfter());
      }
    }
    if (measure.introspection()) {
      Buckets.Taken taken = rates.introspection(key);
      if (!taken.allowed()) {
        throw Refusals.tooOften(
            "The schema was asked for too often. Keep what you got: it changes with a release only, and "
                + "stands at /schema.graphqls too.",
            taken.retryAfter());
      }
    }
    rates.charge(key, measure.cost());
    return null;
  }

  private void refuseTooMuch(DocumentCost.Measure measure) {
    if (measure.depth() > limits.maxDepth()) {
      throw Refusals.tooMuch(
          "This nests fields %d deep, and at most %d is allowed. Ask for inner objects by their ids."
              .formatted(measure.depth(), limits.maxDepth()));
    }
    if (measure.aliases() > limits.maxAliases()) {
      throw Refusals.tooMuch(
          "This has %d aliases, and at most %d are allowed. Send several requests."
              .formatted(measure.aliases(), limits.maxAliases()));
    }
    if (measure.cost() > limits.maxCost()) {
      throw Refusals.tooMuch(
          "This costs %d, and at most %d is allowed. Ask for fewer fields or smaller pages."
              .formatted(measure.cost(), limits.maxCost()));
    }
  }
}
