package dev.slipway.webhook;

import dev.slipway.error.UserError;
import dev.slipway.limit.DocumentCost;
import dev.slipway.webhook.WebhookTopic.Subject;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.Node;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.SelectionSetContainer;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Component;

/**
 * What a webhook's payload holds: GraphQL fragments on Server, Task and Product. An owner's own are
 * checked when they are saved, so that what is saved can be carried out, within bounds.
 */
@Component
class WebhookPayloads {

  private static final int MAX_CHARACTERS = 8_000;
  private static final int MAX_TOKENS = 2_000;
  private static final int MAX_FRAGMENTS = 50;
  private static final int MAX_DEPTH = 8;
  private static final int MAX_FIELDS = 200;
  private static final long MAX_COST = 250;

  /** The usual ones: what most need, all of it from the store. */
  private static final Map<Subject, String> USUAL =
      Map.of(
          Subject.SERVER,
          """
          fragment ServerPayload on Server {
            id
            externalId
            name
            hostname
            status
            powerState
            addresses { address version prefixLength primary }
            customer { id externalId }
            asOf
          }
          """,
          Subject.TASK,
          """
          fragment TaskPayload on Task {
            id
            kind
            state
            message
            startedAt
            finishedAt
            server { id externalId name status }
          }
          """,
          Subject.PRODUCT,
          """
          fragment ProductPayload on Product {
            id
            name
            stock { controlled quantity inStock computedAt }
          }
          """);

  private final ObjectProvider<GraphQlSource> source;

  WebhookPayloads(ObjectProvider<GraphQlSource> source) {
    this.source = source;
  }

  /** The usual fragments for some topics. */
  static String usual(Collection<WebhookTopic> topics) {
    return Stream.of(Subject.values())
        .filter(subject -> topics.stream().anyMatch(topic -> topic.subject() == subject))
        .map(USUAL::get)
        .collect(Collectors.joining("\n"));
  }

  /** What a webhook's payload holds, for people to read and change. */
  static String of(Webhook webhook) {
    String custom = webhook.customPayload();
    return custom == null ? usual(webhook.topics()) : custom;
  }

  /** The query that gives the payload about {@code $id}; the fragments have been checked. */
  static String query(Webhook webhook, Subject subject) {
    String fragments = of(webhook);
    return query(fragments, read(fragments), subject);
  }

  private static String query(String fragments, Document document, Subject subject) {
    // Behind the fragments, so that lines in messages are those of the owner's text.
    return fragments
        + "\nquery Payload($id: ID!) { "
        + subject.key()
        + ": node(id: $id) { __typename "
        + roots(document).stream()
            .map(root -> "..." + root.getName())
            .collect(Collectors.joining(" "))
        + " } }";
  }

  private static Document read(String text) {
    ParserOptions options =
        ParserOptions.getDefaultOperationParserOptions()
            .transform(builder -> builder.maxTokens(MAX_TOKENS).maxCharacters(MAX_CHARACTERS * 2));
    return new Parser()
        .parseDocument(
            ParserEnvironment.newParserEnvironment().document(text).parserOptions(options).build());
  }

  /**
   * Checks an owner's own fragments.
   *
   * @return what is wrong with them; empty where they can be carried out
   */
  Optional<UserError> check(String text, Collection<WebhookTopic> topics) {
    return problem(text, topics).map(message -> UserError.invalid("payload", message));
  }

  private Optional<String> problem(String text, Collection<WebhookTopic> topics) {
    if (text.length() > MAX_CHARACTERS) {
      return Optional.of("This is too long: use at most " + MAX_CHARACTERS + " characters.");
    }
    Document document;
    try {
      document = read(text);
    } catch (InvalidSyntaxException e) {
      return Optional.of(at(e.getLocation()) + "This is no GraphQL: " + sentence(e.getMessage()));
    }
    return notFragments(document)
        .or(() -> missing(document, topics))
        .or(() -> invalid(text, document))
        .or(() -> tooMuch(document))
        .or(() -> tooCostly(text, document));
  }

  private static Optional<String> notFragments(Document document) {
    if (document.getDefinitions().size() > MAX_FRAGMENTS) {
      return Optional.of(
          "These are %d fragments, and at most %d are allowed."
              .formatted(document.getDefinitions().size(), MAX_FRAGMENTS));
    }
    return document.getDefinitions().stream()
        .filter(definition -> !(definition instanceof FragmentDefinition))
        .findFirst()
        .map(definition ->
            at(definition.getSourceLocation())
                + "Write fragments only, like “fragment ServerPayload on Server { id name }”; the query "
                + "around them is Slipway's.");
  }

  private static Optional<String> missing(Document document, Collection<WebhookTopic> topics) {
    Set<String> there =
        roots(document).stream()
            .map(root -> root.getTypeCondition().getName())
            .collect(Collectors.toSet());
    return topics.stream()
        .filter(topic -> !there.contains(topic.subject().type()))
        .findFirst()
        .map(topic ->
            "The topic %s needs a fragment on %s: add “fragment %sPayload on %s { id }”."
                .formatted(
                    topic.name(),
                    topic.subject().type(),
                    topic.subject().type(),
                    topic.subject().type()));
  }

  private Optional<String> invalid(String text, Document document) {
    GraphQLSchema schema = source.getObject().schema();
    Document whole = read(query(text, document, Subject.SERVER));
    List<ValidationError> errors = new Validator().validateDocument(schema, whole, Locale.ENGLISH);
    return errors.stream()
        .findFirst()
        .map(error ->
            at(
                    error.getLocations() == null || error.getLocations().isEmpty()
                        ? null
                        : error.getLocations().getFirst())
                + sentence(
                    error.getDescription() == null ? error.getMessage() : error.getDescription()));
  }

  private static Optional<String> tooMuch(Document document) {
    Map<String, Size> known = new HashMap<>();
    Map<String, FragmentDefinition> fragments =
        document.getDefinitionsOfType(FragmentDefinition.class).stream()
            .collect(Collectors.toMap(FragmentDefinition::getName, each -> each));
    Size size =
        roots(document).stream()
            .map(root -> size(root.getSelectionSet(), fragments, known))
            .reduce(new Size(0, 0), Size::beside);
    if (size.depth() > MAX_DEPTH) {
      return Optional.of(
          "This nests fields %d deep, and at most %d is allowed."
              .formatted(size.depth(), MAX_DEPTH));
    }
    return size.fields() > MAX_FIELDS
        ? Optional.of(
            "This has %d fields, and at most %d are allowed.".formatted(size.fields(), MAX_FIELDS))
        : Optional.empty();
  }

  /** What a delivery costs counts against nobody's allowance, so it has a bound of its own. */
  private Optional<String> tooCostly(String text, Document document) {
    GraphQLSchema schema = source.getObject().schema();
    long cost = DocumentCost.costOf(schema, read(query(text, document, Subject.SERVER)));
    return cost <= MAX_COST
        ? Optional.empty()
        : Optional.of(
            "This costs %d, and at most %d is allowed. Select fewer objects or shorter lists."
                .formatted(cost, MAX_COST));
  }

  private record Size(int depth, int fields) {

    Size beside(Size other) {
      return new Size(Math.max(depth, other.depth), Math.min(1_000_000, fields + other.fields));
    }
  }

  private static Size size(
      @Nullable SelectionSet selections,
      Map<String, FragmentDefinition> fragments,
      Map<String, Size> known) {
    Size sum = new Size(0, 0);
    if (selections == null) {
      return sum;
    }
    for (Selection<?> selection : selections.getSelections()) {
      sum = sum.beside(sizeOf(selection, fragments, known));
    }
    return sum;
  }

  private static Size sizeOf(
      Selection<?> selection, Map<String, FragmentDefinition> fragments, Map<String, Size> known) {
    if (selection instanceof FragmentSpread spread) {
      FragmentDefinition fragment = fragments.get(spread.getName());
      Size before = known.get(spread.getName());
      if (fragment == null || before != null) {
        return before == null ? new Size(0, 0) : before;
      }
      // Measured once, however often it is spread; that none spreads itself is checked before.
      Size found = size(fragment.getSelectionSet(), fragments, known);
      known.put(spread.getName(), found);
      return found;
    }
    Size inner =
        selection instanceof SelectionSetContainer<?> container
            ? size(container.getSelectionSet(), fragments, known)
            : new Size(0, 0);
    return selection instanceof Field ? new Size(inner.depth() + 1, inner.fields() + 1) : inner;
  }

  /** The fragments that the query spreads: on a subject's type, and spread by no other. */
  private static List<FragmentDefinition> roots(Document document) {
    Set<String> spread = new HashSet<>();
    document.getDefinitions().forEach(definition -> collectSpreads(definition, spread));
    Set<String> types = Stream.of(Subject.values()).map(Subject::type).collect(Collectors.toSet());
    return document.getDefinitionsOfType(FragmentDefinition.class).stream()
        .filter(fragment -> types.contains(fragment.getTypeCondition().getName()))
        .filter(fragment -> !spread.contains(fragment.getName()))
        .toList();
  }

  private static void collectSpreads(Node<?> node, Set<String> names) {
    if (node instanceof FragmentSpread spread) {
      names.add(spread.getName());
    }
    node.getChildren().forEach(child -> collectSpreads(child, names));
  }

  private static String at(@Nullable SourceLocation location) {
    return location == null ? "" : "Line " + location.getLine() + ": ";
  }

  private static String sentence(@Nullable String text) {
    String plain = text == null ? "" : text.strip();
    return plain.isEmpty() || plain.endsWith(".") ? plain : plain + ".";
  }
}
