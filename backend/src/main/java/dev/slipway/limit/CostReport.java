package dev.slipway.limit;

import graphql.GraphQLContext;
import graphql.parser.ParserOptions;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.stereotype.Component;
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
        .map(response ->
            response.transform(builder -> {
              Map<Object, Object> extensions = new LinkedHashMap<>();
              if (response.getExecutionResult().getExtensions() != null) {
                extensions.putAll(response.getExecutionResult().getExtensions());
              }
              GraphQLContext known = context.get();
              long cost = known == null ? 0L : known.getOrDefault(COST, 0L);
              extensions.put("cost", Map.of("requested", cost, "maximum", limits.maxCost()));
              builder.extensions(extensions);
            }));
  }
}
