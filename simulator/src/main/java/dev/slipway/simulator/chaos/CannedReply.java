package dev.slipway.simulator.chaos;

import java.util.Map;

/** An answer that has nothing to do with the question. */
public record CannedReply(
    int status, String contentType, Map<String, String> headers, String body) {

  public CannedReply {
    headers = Map.copyOf(headers);
  }

  private static CannedReply json(int status, String body) {
    return new CannedReply(status, "application/json", Map.of(), body);
  }

  private static CannedReply html(int status, String title) {
    return new CannedReply(
        status,
        "text/html; charset=UTF-8",
        Map.of("Server", "nginx"),
        "<html>\r\n<head><title>%1$d %2$s</title></head>\r\n<body>\r\n<center><h1>%1$d %2$s</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
            .formatted(status, title));
  }

  /** 500 as the panel's framework says it. */
  public static CannedReply serverError() {
    return json(500, "{\"message\":\"Server Error\"}");
  }

  /** 502 as the proxy in front of the panel says it. */
  public static CannedReply badGateway() {
    return html(502, "Bad Gateway");
  }

  /** 503 as the proxy in front of the panel says it. */
  public static CannedReply unavailable() {
    return html(503, "Service Temporarily Unavailable");
  }

  /** 429 with the time to wait. */
  public static CannedReply tooManyRequests(int retryAfterSeconds) {
    return new CannedReply(
        429,
        "application/json",
        Map.of("Retry-After", String.valueOf(retryAfterSeconds)),
        "{\"message\":\"Too Many Attempts.\"}");
  }

  /** 401 as the panel says it: plain text that calls itself a file. */
  public static CannedReply unauthorized() {
    return new CannedReply(401, "application/octet-stream", Map.of(), "401 Unauthorized");
  }

  /** 403 as the panel's framework says it. */
  public static CannedReply forbidden() {
    return json(403, "{\"message\":\"Forbidden.\"}");
  }

  /** 404 that says nothing of a server, as with a wrong prefix. */
  public static CannedReply notFoundPage() {
    return html(404, "Not Found");
  }

  /** 423 as the panel says it of a busy server. */
  public static CannedReply locked() {
    return json(423, "{\"msg\":\"server is locked, a task is running\"}");
  }

  /** 200 with nothing in it. */
  public static CannedReply empty() {
    return json(200, "");
  }

  /** 200 with JSON of another kind. */
  public static CannedReply wrongJson() {
    return json(200, "[\"unexpected\",{\"data\":42}]");
  }

  /** 200 with JSON that stops in the middle. */
  public static CannedReply brokenJson() {
    return json(200, "{\"data\":{\"id\":1,\"name\":\"unfin");
  }

  /** 200 with a page for people, as from a sign-in wall. */
  public static CannedReply page() {
    return html(200, "Sign in");
  }

  /** Any status and JSON body. */
  public static CannedReply of(int status, String jsonBody) {
    return json(status, jsonBody);
  }
}
