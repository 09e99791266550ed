package dev.slipway.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Has what answers a request on a WebSocket pass that socket's gate, last of all. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SocketGateInterceptor implements WebGraphQlInterceptor {

  @Override
  public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
    SocketGate gate = SocketGate.of(request);
    Mono<WebGraphQlResponse> answer = chain.next(request);
    return gate == null ? answer : gate.pass(answer);
  }
}
