package dev.slipway.simulator.control;

import dev.slipway.simulator.chaos.CannedReply;
import dev.slipway.simulator.chaos.Chaos;
import dev.slipway.simulator.chaos.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A fault ordered over HTTP; the README of the module describes the fields. */
record FaultOrder(String on, int times, Fault fault) {

  static FaultOrder read(JsonNode json) {
    return new FaultOrder(json.path("on").asString("**"), json.path("times").asInt(0), fault(json));
  }

  void giveTo(Chaos chaos) {
    if (times > 0) {
      chaos.next(times, on, fault);
    } else {
      chaos.always(on, fault);
    }
  }

  private static Fault fault(JsonNode json) {
    String kind = json.path("fault").asString("");
    return switch (kind) {
      case "late" ->
          new Fault.Late(millis(json, "milliseconds"), millis(json, "jitterMilliseconds"));
      case "silence" -> new Fault.Silence();
      case "reset" -> new Fault.Reset();
      case "resetAfterwards" -> new Fault.ResetAfterwards();
      case "replyAfterwards" -> new Fault.InsteadAfterwards(reply(json));
      case "silenceAfterwards" -> new Fault.SilenceAfterwards();
      case "twice" -> new Fault.Twice();
      case "drip" ->
          new Fault.Drip(Math.max(1, json.path("bytes").asInt(64)), millis(json, "milliseconds"));
      case "reply" -> new Fault.Instead(reply(json));
      default -> new Fault.Instead(preset(kind));
    };
  }

  private static CannedReply preset(String kind) {
    return switch (kind) {
      case "serverError" -> CannedReply.serverError();
      case "badGateway" -> CannedReply.badGateway();
      case "unavailable" -> CannedReply.unavailable();
      case "tooManyRequests" -> CannedReply.tooManyRequests(2);
      case "unauthorized" -> CannedReply.unauthorized();
      case "forbidden" -> CannedReply.forbidden();
      case "notFoundPage" -> CannedReply.notFoundPage();
      case "locked" -> CannedReply.locked();
      case "empty" -> CannedReply.empty();
      case "wrongJson" -> CannedReply.wrongJson();
      case "brokenJson" -> CannedReply.brokenJson();
      case "page" -> CannedReply.page();
      default -> throw new IllegalArgumentException("no fault is called " + kind);
    };
  }

  private static CannedReply reply(JsonNode json) {
    Map<String, String> headers = new TreeMap<>();
    json.path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
    return new CannedReply(
        json.path("status").asInt(200),
        json.path("contentType").asString("application/json"),
        headers,
        json.path("body").asString(""));
  }

  private static Duration millis(JsonNode json, String name) {
    return Duration.ofMillis(json.path(name).asLong(0));
  }
}
