package dev.slipway.limit;

import dev.slipway.settings.InvalidSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code slipway.limits}: what a request and a caller may ask of the API.
 *
 * @param maxBody the largest body of a request, and the largest message on a WebSocket
 * @param maxTokens the most tokens of a document: names, braces, values
 * @param maxFragments the most named fragments of a document
 * @param maxDepth how deep fields may be nested
 * @param maxAliases the most aliased fields of an operation
 * @param maxCost what an operation may cost; docs/api/limits.md says how that is computed
 * @param requestsPerSecond how fast a caller's allowance comes back
 * @param requestBurst the most that a caller can have saved up
 * @param introspectionsPerMinute how often a caller may ask for the schema
 * @param socketsPerCaller the most open WebSockets and event streams of one caller on one node
 * @param subscriptionsPerSocket the most operations at once on one WebSocket
 * @param messagesPerSecond the most messages that a WebSocket may send for longer than a moment
 */
@ConfigurationProperties("slipway.limits")
public record LimitProperties(
    @DefaultValue("256KB") DataSize maxBody,
    @DefaultValue("10000") int maxTokens,
    @DefaultValue("100") int maxFragments,
    @DefaultValue("15") int maxDepth,
    @DefaultValue("100") int maxAliases,
    @DefaultValue("10000") int maxCost,
    @DefaultValue("100") int requestsPerSecond,
    @DefaultValue("2000") int requestBurst,
    @DefaultValue("60") int introspectionsPerMinute,
    @DefaultValue("200") int socketsPerCaller,
    @DefaultValue("50") int subscriptionsPerSocket,
    @DefaultValue("100") int messagesPerSecond) {

  public LimitProperties {
    atLeastOne("max-tokens", maxTokens);
    atLeastOne("max-fragments", maxFragments);
    atLeastOne("max-depth", maxDepth);
    atLeastOne("max-aliases", maxAliases);
    atLeastOne("max-cost", maxCost);
    atLeastOne("requests-per-second", requestsPerSecond);
    atLeastOne("request-burst", requestBurst);
    atLeastOne("introspections-per-minute", introspectionsPerMinute);
    atLeastOne("sockets-per-caller", socketsPerCaller);
    atLeastOne("subscriptions-per-socket", subscriptionsPerSocket);
    atLeastOne("messages-per-second", messagesPerSecond);
    if (maxBody.toBytes() < 1024 || maxBody.toBytes() > 16 * 1024 * 1024) {
      throw InvalidSetting.of(
          "slipway.limits.max-body", "must lie between 1KB and 16MB, for example 256KB.");
    }
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw InvalidSetting.of("slipway.limits." + name, "must be a number from 1 on.");
    }
  }
}
