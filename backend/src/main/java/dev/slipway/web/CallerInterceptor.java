package dev.slipway.web;

import dev.slipway.account.Caller;
import dev.slipway.account.Sessions;
import dev.slipway.account.SignInCookies;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Finds out who is asking, anew for each operation: on an open WebSocket too, a session that has
 * ended counts no longer. Carries the cookie of a new session out, and the end of one.
 */
@Component
@Order(1)
class CallerInterceptor implements WebGraphQlInterceptor {

  private final Sessions sessions;
  private final SessionCookie cookie;
  private final Scheduler virtualThreads =
      Schedulers.fromExecutorService(
          java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());

  CallerInterceptor(Sessions sessions, SessionCookie cookie) {
    this.sessions = sessions;
    this.cookie = cookie;
  }

  @Override
  public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
    String remoteAddress = remoteAddress(request);
    SignInCookies out =
        new SignInCookies(remoteAddress, !(request instanceof WebSocketGraphQlRequest));
    return Mono.fromCallable(() -> caller(request, remoteAddress))
        .subscribeOn(virtualThreads)
        .flatMap(caller -> {
          request.configureExecutionInput((input, builder) ->
              builder
                  .graphQLContext(context -> {
                    context.put("signInCookies", out);
                    caller.ifPresent(found -> context.put(Caller.class, found));
                  })
                  .build());
          return chain.next(request);
        })
        .doOnNext(response -> writeCookie(out, response));
  }

  private Optional<Caller> caller(WebGraphQlRequest request, @Nullable String remoteAddress) {
    return cookie
        .read(request.getHeaders())
        .flatMap(secret -> sessions.find(secret, remoteAddress));
  }

  private void writeCookie(SignInCookies out, WebGraphQlResponse response) {
    String secret = out.started();
    if (secret != null) {
      response
          .getResponseHeaders()
          .add(HttpHeaders.SET_COOKIE, cookie.set(secret, sessions.maxAge()).toString());
    } else if (out.ended()) {
      response.getResponseHeaders().add(HttpHeaders.SET_COOKIE, cookie.clear().toString());
    }
  }

  private static @Nullable String remoteAddress(WebGraphQlRequest request) {
    InetSocketAddress address = request.getRemoteAddress();
    if (address == null) {
      return null;
    }
    return address.getAddress() == null
        ? address.getHostString()
        : Objects.requireNonNull(address.getAddress().getHostAddress());
  }
}
