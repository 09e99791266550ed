package dev.slipway.limit;

import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.parser.ParserOptions;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bounds the size of a document while it is read, and tells in each answer what it cost. */
@Component
@Order(2)
class CostReport implements WebGraphQlInterceptor {

  /** In the GraphQL context: what the operation costs, once it is known. */
  static final String COST = CostReport.class.getName() + ".cost";

  /** In the GraphQL context: where the request came from. */
  static final String REMOTE_ADDRESS = CostReport.class.getName() + ".remoteAddress";

  /** In the GraphQL context: whether it came by WebSocket, whose requests no filter has counted. */
  static final String SOCKET = CostReport.class.getName() + ".socket";

  private final LimitProperties limits;
  private final ParserOptions parserOptions;

  CostReport(LimitProperties limits) {
    this.limits = limits;
    this.parserOptions =
        ParserOptions.getDefaultOperationParserOptions()
            .transform(options ->
                options
                    .maxTokens(limits.maxTokens())
                    .maxCharacters((int) limits.maxBody().toBytes()));
  }

  @Override
  public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
    AtomicReference<GraphQLContext> context = new AtomicReference<>();
    request.configureExecutionInput((input, builder) -> {
      input.getGraphQLContext().put(ParserOptions.class, parserOptions);
      InetSocketAddress address = request.getRemoteAddress();
      if (address != null && address.getAddress() != null) {
        input.getGraphQLContext().put(REMOTE_ADDRESS, address.getAddress().getHostAddress());
      }
      input.getGraphQLContext().put(SOCKET, request instanceof WebSocketGraphQlRequest);
      context.set(input.getGraphQLContext());
      return input;
    });
    return chain
        .next(request)
        .map(response -> {
          Map<Object, Object> extensions = extensions(response.getExecutionResult(), context.get());
          return response.transform(builder -> {
            if (response.getData() instanceof Publisher<?> events) {
              builder.data(Flux.from(events).map(event -> withCost(event, extensions)));
            } else {
              builder.extensions(extensions);
            }
          });
        });
  }

  private Map<Object, Object> extensions(ExecutionResult result, @Nullable GraphQLContext context) {
    Map<Object, Object> extensions = new LinkedHashMap<>();
    if (result.getExtensions() != null) {
      extensions.putAll(result.getExtensions());
    }
    long cost = context == null ? 0L : context.getOrDefault(COST, 0L);
    extensions.put("cost", Map.of("requested", cost, "maximum", limits.maxCost()));
    return extensions;
  }

  /** A subscription is paid for once; each of its events says so. */
  private static Object withCost(Object event, Map<Object, Object> extensions) {
    return event instanceof ExecutionResult result
        ? result.transform(builder -> builder.extensions(extensions))
        : event;
  }
}
