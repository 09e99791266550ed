package dev.slipway.limit;

import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operation asks for, measured on its text before anything runs. Each fragment is measured
 * once however often it is spread, so that measuring takes no longer than reading, whatever an
 * attacker writes. {@code @skip} and {@code @include} are not looked at: what could be asked for
 * counts.
 *
 * <p>A field of an object type costs 1, a mutation 10, or what {@code @cost} says; scalars cost
 * nothing; what lies below a list counts as often as the list may be long: for a connection its
 * {@code first} or {@code last}, for other lists {@value #ASSUMED_LENGTH}.
 */
public final class DocumentCost {

  static final int ASSUMED_LENGTH = 5;
  private static final int DEFAULT_PAGE = 20;
  private static final int MUTATION = 10;

  /** More than any limit, and far from overflowing. */
  private static final long MUCH = Integer.MAX_VALUE;

  private final GraphQLSchema schema;
  private final Map<String, FragmentDefinition> fragments;
  private final Map<String, Object> variables;
  private final Map<String, Measure> known = new HashMap<>();

  private DocumentCost(
      GraphQLSchema schema,
      Map<String, FragmentDefinition> fragments,
      Map<String, Object> variables) {
    this.schema = schema;
    this.fragments = fragments;
    this.variables = variables;
  }

  /**
   * What an operation comes to.
   *
   * @param depth of nested fields, those of introspection left out
   * @param aliases how many fields carry one
   * @param introspection whether the schema is asked for, which has a budget of its own
   */
  record Measure(long cost, int depth, long aliases, boolean introspection) {

    static final Measure NOTHING = new Measure(0, 0, 0, false);

    private Measure beside(Measure other) {
      return new Measure(
          Math.min(MUCH, cost + other.cost),
          Math.max(depth, other.depth),
          Math.min(MUCH, aliases + other.aliases),
          introspection || other.introspection);
    }
  }

  /**
   * What the one query of a document costs, which is known to be valid and has no variables in
   * lists.
   */
  public static long costOf(GraphQLSchema schema, Document document) {
    Map<String, FragmentDefinition> fragments = new HashMap<>();
    document
        .getDefinitionsOfType(FragmentDefinition.class)
        .forEach(fragment -> fragments.put(fragment.getName(), fragment));
    OperationDefinition query = document.getDefinitionsOfType(OperationDefinition.class).getFirst();
    return of(schema, query, fragments, Map.of()).cost();
  }

  /** Measures an operation that is known to be valid. */
  static Measure of(
      GraphQLSchema schema,
      OperationDefinition operation,
      Map<String, FragmentDefinition> fragments,
      Map<String, Object> variables) {
    GraphQLCompositeType root =
        switch (operation.getOperation()) {
          case QUERY -> schema.getQueryType();
          case MUTATION -> schema.getMutationType();
          case SUBSCRIPTION -> schema.getSubscriptionType();
        };
    return new DocumentCost(schema, fragments, variables)
        .below(operation.getSelectionSet(), root, DEFAULT_PAGE);
  }

  /**
   * Measures a selection.
   *
   * @param page how long the lists of a connection are that is selected from
   */
  private Measure below(@Nullable SelectionSet selections, GraphQLCompositeType type, int page) {
    Measure sum = Measure.NOTHING;
    if (selections == null) {
      return sum;
    }
    for (Selection<?> selection : selections.getSelections()) {
      sum =
          sum.beside(
              switch (selection) {
                case Field field -> of(field, type, page);
                case InlineFragment inline ->
                    below(
                        inline.getSelectionSet(),
                        inline.getTypeCondition() == null
                            ? type
                            : composite(inline.getTypeCondition().getName(), type),
                        page);
                case FragmentSpread spread -> of(spread, type, page);
                default -> Measure.NOTHING;
              });
    }
    return sum;
  }

  private Measure of(FragmentSpread spread, GraphQLCompositeType type, int page) {
    FragmentDefinition fragment = fragments.get(spread.getName());
    if (fragment == null) {
      return Measure.NOTHING;
    }
    String key = spread.getName() + " " + page;
    Measure before = known.get(key);
    if (before != null) {
      return before;
    }
    Measure found =
        below(
            fragment.getSelectionSet(),
            composite(fragment.getTypeCondition().getName(), type),
            page);
    known.put(key, found);
    return found;
  }

  private Measure of(Field field, GraphQLCompositeType type, int page) {
    int alias = field.getAlias() == null ? 0 : 1;
    if (field.getName().startsWith("__")) {
      return new Measure(0, 0, alias, !field.getName().equals("__typename"));
    }
    GraphQLFieldDefinition definition =
        type instanceof GraphQLFieldsContainer container
            ? container.getFieldDefinition(field.getName())
            : null;
    if (definition == null) {
      return new Measure(0, 1, alias, false);
    }
    int usual = type.equals(schema.getMutationType()) ? MUTATION : 1;
    GraphQLNamedType result = GraphQLTypeUtil.unwrapAllAs(definition.getType());
    if (!(result instanceof GraphQLCompositeType object)) {
      return new Measure(weight(definition, 0), 1, alias, false);
    }
    boolean isConnection = isConnection(type);
    long length = isList(definition) ? (isConnection ? page : ASSUMED_LENGTH) : 1;
    Measure inner =
        below(
            field.getSelectionSet(), object, isConnection(result) ? pageSize(field) : DEFAULT_PAGE);
    return new Measure(
        Math.min(MUCH, weight(definition, usual) + length * inner.cost()),
        Math.min(1 + inner.depth(), Integer.MAX_VALUE - 1),
        alias + inner.aliases(),
        inner.introspection());
  }

  private static long weight(GraphQLFieldDefinition field, int otherwise) {
    GraphQLAppliedDirective cost = field.getAppliedDirective("cost");
    if (cost == null) {
      return otherwise;
    }
    Integer weight = cost.getArgument("weight").getValue();
    return weight == null ? otherwise : weight;
  }

  private static boolean isConnection(GraphQLNamedType type) {
    return type.getName().endsWith("Connection");
  }

  private static boolean isList(GraphQLFieldDefinition field) {
    GraphQLType type = GraphQLTypeUtil.unwrapNonNull(field.getType());
    return GraphQLTypeUtil.isList(type);
  }

  /** What is out of bounds is refused later on; until then it counts as the most that is given. */
  private int pageSize(Field field) {
    for (Argument argument : field.getArguments()) {
      if (argument.getName().equals("first") || argument.getName().equals("last")) {
        Integer given = number(argument.getValue());
        if (given != null) {
          return Math.clamp(given, 0, 100);
        }
      }
    }
    return DEFAULT_PAGE;
  }

  private @Nullable Integer number(Value<?> value) {
    return switch (value) {
      case IntValue number ->
          number.getValue().bitLength() < 31 ? number.getValue().intValue() : 100;
      case VariableReference reference ->
          variables.get(reference.getName()) instanceof Integer number ? number : null;
      default -> null;
    };
  }

  private GraphQLCompositeType composite(String name, GraphQLCompositeType otherwise) {
    return schema.getType(name) instanceof GraphQLCompositeType type ? type : otherwise;
  }
}
