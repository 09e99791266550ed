package dev.slipway.web;

import dev.slipway.account.Caller;
import dev.slipway.account.Credentials;
import dev.slipway.account.Sessions;
import dev.slipway.account.SignInCookies;
import dev.slipway.address.IpAddress;
import dev.slipway.error.ApiException;
import graphql.ErrorClassification;
import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Finds out who is asking, anew for each operation: on an open WebSocket too, a session or token
 * that has ended counts no longer. Carries the cookie of a new session out, and the end of one.
 *
 * <p>A token comes in the header {@code Authorization}, of the request or of the handshake, or, as
 * browsers can't set that one, in the payload of {@code connection_init}. It counts before a
 * cookie.
 */
@Component
@Order(1)
class CallerInterceptor implements WebSocketGraphQlInterceptor {

  /** Of a WebSocket: what came in the payload of {@code connection_init}. */
  private static final String AUTHORIZATION = CallerInterceptor.class.getName() + ".authorization";

  /** How long a browser keeps an attempt. When it ends is sealed into it. */
  private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(15);

  private final Credentials credentials;
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final OpenIdCookie openIdCookie;
  private final RequestIds requestIds;
  private final Scheduler virtualThreads =
      Schedulers.fromExecutorService(
          java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());

  CallerInterceptor(
      Credentials credentials,
      Sessions sessions,
      SessionCookie cookie,
      OpenIdCookie openIdCookie,
      RequestIds requestIds) {
    this.credentials = credentials;
    this.sessions = sessions;
    this.cookie = cookie;
    this.openIdCookie = openIdCookie;
    this.requestIds = requestIds;
  }

  @Override
  public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
    String remoteAddress = remoteAddress(request);
    SignInCookies out =
        new SignInCookies(
            remoteAddress,
            request.getHeaders().getFirst(HttpHeaders.USER_AGENT),
            openIdCookie.read(request.getHeaders()).orElse(null),
            !(request instanceof WebSocketGraphQlRequest));
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
        .doOnNext(response -> writeCookies(out, response))
        .onErrorResume(ApiException.class, e -> Mono.just(refusal(request, e)));
  }

  /** An unusable token ends the socket with 4401 before anything can be asked. */
  @Override
  public Mono<Object> handleConnectionInitialization(
      WebSocketSessionInfo socket, Map<String, Object> payload) {
    // Headers have no case, so clients write this one in any.
    Object authorization =
        payload.entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase(HttpHeaders.AUTHORIZATION))
            .map(Map.Entry::getValue)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (authorization == null) {
      return Mono.empty();
    }
    return Mono.fromRunnable(
            () -> {
              String text = String.valueOf(authorization);
              credentials.ofAuthorization(text, address(socket.getRemoteAddress()));
              socket.getAttributes().put(AUTHORIZATION, text);
            })
        .subscribeOn(virtualThreads);
  }

  private Optional<Caller> caller(WebGraphQlRequest request, @Nullable String remoteAddress) {
    if (!(request instanceof WebSocketGraphQlRequest socket)) {
      return Optional.ofNullable((Caller) request.getAttributes().get(GraphQlGuard.CALLER));
    }
    String authorization = authorization(socket);
    if (authorization != null) {
      return Optional.of(credentials.ofAuthorization(authorization, remoteAddress));
    }
    return cookie
        .read(request.getHeaders())
        .flatMap(secret -> credentials.ofSession(secret, remoteAddress));
  }

  private static @Nullable String authorization(WebSocketGraphQlRequest request) {
    if (request.getSessionInfo().getAttributes().get(AUTHORIZATION) instanceof String given) {
      return given;
    }
    return request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
  }

  private WebGraphQlResponse refusal(WebGraphQlRequest request, ApiException refused) {
    ExecutionResult result =
        ExecutionResult.newExecutionResult()
            .addError(
                GraphqlErrorBuilder.newError()
                    .message(refused.getMessage())
                    .errorType(ErrorClassification.errorClassification(refused.code().name()))
                    .extensions(
                        Map.of("code", refused.code().name(), "requestId", requestIds.next()))
                    .build())
            .build();
    return new WebGraphQlResponse(
        new DefaultExecutionGraphQlResponse(request.toExecutionInput(), result));
  }

  private void writeCookies(SignInCookies out, WebGraphQlResponse response) {
    String secret = out.started();
    if (secret != null) {
      set(response, cookie.set(secret, sessions.maxAge()));
    } else if (out.ended()) {
      set(response, cookie.clear());
    }
    String attempt = out.keptOpenId();
    if (attempt != null) {
      set(response, openIdCookie.set(attempt, LONGEST_ATTEMPT));
    } else if (out.droppedOpenId()) {
      set(response, openIdCookie.clear());
    }
  }

  private static void set(WebGraphQlResponse response, ResponseCookie cookie) {
    response.getResponseHeaders().add(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  private static @Nullable String remoteAddress(WebGraphQlRequest request) {
    return address(request.getRemoteAddress());
  }

  private static @Nullable String address(@Nullable InetSocketAddress address) {
    if (address == null) {
      return null;
    }
    return address.getAddress() == null
        ? address.getHostString()
        : IpAddress.of(address.getAddress().getAddress()).toString();
  }
}
