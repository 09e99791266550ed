package dev.slipway.web;

import dev.slipway.account.Caller;
import dev.slipway.account.Credentials;
import dev.slipway.error.ApiException;
import dev.slipway.error.ApiException.Code;
import dev.slipway.limit.LimitProperties;
import dev.slipway.limit.RateLimits;
import io.github.bucket4j.Bucket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Spring's handler of graphql-transport-ws with what it leaves out: messages that make no sense end
 * the socket with 4400, an id that is in use with 4409 also where it is a query's, and limits on
 * how many sockets a caller has, how many operations run on one, and how fast messages come.
 */
final class GraphQlSocket extends GraphQlWebSocketHandler {

  private static final CloseStatus OTHER_PROTOCOL =
      new CloseStatus(4406, "Subprotocol not acceptable: use graphql-transport-ws");
  private static final CloseStatus TOO_MANY_SOCKETS =
      new CloseStatus(1013, "Too many open sockets: close some first");
  private static final CloseStatus TOO_MANY_MESSAGES =
      new CloseStatus(1008, "Too many messages: send them more slowly");
  private static final int BURST_SECONDS = 5;

  private static final Set<String> TYPES =
      Set.of("connection_init", "ping", "pong", "subscribe", "complete");

  private final EndableSubscriptions subscriptions;
  private final OpenStreams streams;
  private final LimitProperties limits;
  private final HttpErrors errors;
  private final SessionCookie cookie;
  private final Credentials credentials;
  private final JsonMapper json;
  private final Map<String, Socket> sockets = new ConcurrentHashMap<>();

  GraphQlSocket(
      WebGraphQlHandler engine,
      HttpMessageConverter<Object> converter,
      Duration initTimeout,
      @Nullable Duration keepAlive,
      CorsConfiguration cors,
      EndableSubscriptions subscriptions,
      OpenStreams streams,
      LimitProperties limits,
      HttpErrors errors,
      SessionCookie cookie,
      Credentials credentials,
      JsonMapper json) {
    super(engine, converter, initTimeout, keepAlive, cors);
    this.subscriptions = subscriptions;
    this.streams = streams;
    this.limits = limits;
    this.errors = errors;
    this.cookie = cookie;
    this.credentials = credentials;
    this.json = json;
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) {
    if ("graphql-ws".equalsIgnoreCase(session.getAcceptedProtocol())) {
      close(session, OTHER_PROTOCOL);
      return;
    }
    Socket socket = new Socket(session, callerKey(session));
    if (!streams.tryOpen(socket.callerKey)) {
      close(session, TOO_MANY_SOCKETS);
      return;
    }
    sockets.put(session.getId(), socket);
    socket.gate.putInto(session.getAttributes());
    super.afterConnectionEstablished(socket);
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    Socket socket = sockets.remove(session.getId());
    if (socket != null) {
      streams.close(socket.callerKey);
      socket.gate.close(() -> super.afterConnectionClosed(socket, status));
      subscriptions.endAll(session.getId());
    }
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
    Socket socket = sockets.get(session.getId());
    if (socket == null) {
      return;
    }
    if (!socket.allowance.tryConsume(1)) {
      close(session, TOO_MANY_MESSAGES);
      return;
    }
    JsonNode read = read(message);
    String problem = problem(read);
    if (problem != null) {
      close(session, new CloseStatus(4400, problem));
      return;
    }
    String id = read.path("id").asString("");
    switch (read.path("type").stringValue()) {
      case "subscribe" -> {
        if (begin(socket, id)) {
          subscriptions.begin(socket.getId(), id);
          super.handleTextMessage(socket, withDocument(message, read));
        }
      }
      case "complete" -> {
        socket.operations.remove(id);
        super.handleTextMessage(socket, message);
        subscriptions.end(socket.getId(), id);
      }
      default -> super.handleTextMessage(socket, message);
    }
  }

  /** False where the operation is not to run. */
  private boolean begin(Socket socket, String id) throws IOException {
    if (socket.operations.contains(id)) {
      close(socket, new CloseStatus(4409, "Subscriber for " + shortened(id) + " already exists"));
      return false;
    }
    if (socket.operations.size() >= limits.subscriptionsPerSocket()) {
      Object error =
          errors
              .body(
                  Code.RATE_LIMITED,
                  "This socket has "
                      + limits.subscriptionsPerSocket()
                      + " operations running already: end some, or open another socket.",
                  null)
              .get("errors");
      socket.sendMessage(
          new TextMessage(
              json.writeValueAsBytes(
                  Map.of(
                      "id", id, "type", "error", "payload", error == null ? List.of() : error))));
      return false;
    }
    socket.operations.add(id);
    return true;
  }

  /** Spring's handler wants a text, also where a hash stands for it. */
  private TextMessage withDocument(TextMessage message, JsonNode read) {
    if (read.path("payload") instanceof ObjectNode payload
        && payload.path("query").asString("").isBlank()
        && hasHash(payload)) {
      payload.put("query", PersistedQuery.MARKER);
      return new TextMessage(json.writeValueAsBytes(read));
    }
    return message;
  }

  private static boolean hasHash(JsonNode payload) {
    return payload.at("/extensions/persistedQuery/sha256Hash").isString();
  }

  private JsonNode read(TextMessage message) {
    try {
      return json.readTree(message.getPayload());
    } catch (JacksonException e) {
      return json.nullNode();
    }
  }

  /** What is wrong with a message, in a few words, as a close frame has little room; else null. */
  private static @Nullable String problem(JsonNode message) {
    JsonNode type = message.path("type");
    JsonNode payload = message.path("payload");
    if (!message.isObject() || !type.isString()) {
      return "Invalid message: not a JSON object with a type";
    }
    if (BrokenText.isIn(message)) {
      return "Invalid message: half of a surrogate pair";
    }
    if (!TYPES.contains(type.stringValue())) {
      return "Invalid message: unknown type";
    }
    if (!isLeftOut(payload) && !payload.isObject()) {
      return "Invalid message: payload is not an object";
    }
    boolean needsId =
        type.stringValue().equals("subscribe") || type.stringValue().equals("complete");
    if (needsId && message.path("id").asString("").isEmpty()) {
      return "Invalid message: id is missing";
    }
    if (!type.stringValue().equals("subscribe")) {
      return null;
    }
    boolean hasDocument = payload.path("query").isString() || hasHash(payload);
    if (!hasDocument) {
      return "Invalid message: payload has no query";
    }
    JsonNode operationName = payload.path("operationName");
    if (!isLeftOut(operationName) && !operationName.isString()) {
      return "Invalid message: operationName is not text";
    }
    for (String name : List.of("variables", "extensions")) {
      if (!isLeftOut(payload.path(name)) && !payload.path(name).isObject()) {
        return "Invalid message: " + name + " is not an object";
      }
    }
    return null;
  }

  private static boolean isLeftOut(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  /**
   * By the credential of the handshake where it is a real one, else by network; a token that comes
   * later changes nothing.
   */
  private String callerKey(WebSocketSession session) {
    HttpHeaders headers = session.getHandshakeHeaders();
    InetSocketAddress remote = session.getRemoteAddress();
    String address =
        remote == null || remote.getAddress() == null ? null : remote.getAddress().getHostAddress();
    return RateLimits.keyOf(caller(headers, address), address);
  }

  private @Nullable Caller caller(HttpHeaders headers, @Nullable String address) {
    String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
    try {
      return authorization == null
          ? cookie
              .read(headers)
              .flatMap(secret -> credentials.ofSession(secret, address))
              .orElse(null)
          : credentials.ofAuthorization(authorization, address);
    } catch (ApiException e) {
      // It has ended since the handshake.
      return null;
    }
  }

  private static String shortened(String id) {
    return id.length() <= 40 ? id : id.substring(0, 40) + "…";
  }

  private static void close(WebSocketSession session, CloseStatus status) {
    try {
      session.close(status);
    } catch (IOException e) {
      // The other side has gone already.
    }
  }

  /** One open socket: notices by what goes out which operations have ended. */
  private final class Socket extends WebSocketSessionDecorator {

    private final SocketGate gate = new SocketGate();
    private final String callerKey;
    private final Set<String> operations = ConcurrentHashMap.newKeySet();
    private final Bucket allowance =
        Bucket.builder()
            .addLimit(limit ->
                limit
                    .capacity((long) limits.messagesPerSecond() * BURST_SECONDS)
                    .refillGreedy(limits.messagesPerSecond(), Duration.ofSeconds(1)))
            .build();

    Socket(WebSocketSession session, String callerKey) {
      super(session);
      this.callerKey = callerKey;
    }

    @Override
    public void sendMessage(WebSocketMessage<?> message) throws IOException {
      if (message instanceof TextMessage text && mayEnd(text.getPayload())) {
        JsonNode read = read(text);
        String type = read.path("type").asString("");
        if (type.equals("complete") || type.equals("error")) {
          operations.remove(read.path("id").asString(""));
        }
      }
      try {
        send(message);
      } catch (IOException | IllegalStateException e) {
        // Closed while this was on its way: there is nobody whom a failure would tell anything.
        if (isOpen()) {
          throw e;
        }
      }
    }

    /** Refusals come from another thread than results do, and only one may send at a time. */
    private synchronized void send(WebSocketMessage<?> message) throws IOException {
      super.sendMessage(message);
    }

    /** Spares most results from being read once more. */
    private static boolean mayEnd(String payload) {
      return payload.contains("\"type\":\"complete\"") || payload.contains("\"type\":\"error\"");
    }
  }
}
