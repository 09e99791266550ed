package dev.slipway.webhook;

import dev.slipway.settings.InvalidSetting;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code slipway.webhooks}.
 *
 * @param allowHttp whether webhooks may go to addresses without TLS
 * @param allowedNetworks private networks (CIDR) that webhooks may go to all the same
 * @param timeout how long a receiver has to answer, its name's look-up and the connection included
 * @param settleTime how long changes of one server or product are gathered before they are told
 * @param firstPause time between the first try and the second; each pause is three times as long
 * @param longestPause the longest time between two tries
 * @param retryFor a delivery that could not be made for this long is given up
 * @param disableAfter a webhook that has only failed for this long is switched off
 * @param keptFor how long deliveries that have ended can be looked at and sent again
 * @param maxPerAccount the most webhooks of one account
 * @param concurrent the most deliveries at once of one node
 * @param concurrentPerWebhook the most deliveries to one webhook at once, of all nodes together
 */
@ConfigurationProperties("slipway.webhooks")
record WebhookProperties(
    @DefaultValue("false") boolean allowHttp,
    @DefaultValue List<String> allowedNetworks,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("2s") Duration settleTime,
    @DefaultValue("10s") Duration firstPause,
    @DefaultValue("4h") Duration longestPause,
    @DefaultValue("24h") Duration retryFor,
    @DefaultValue("5d") Duration disableAfter,
    @DefaultValue("30d") Duration keptFor,
    @DefaultValue("20") int maxPerAccount,
    @DefaultValue("64") int concurrent,
    @DefaultValue("4") int concurrentPerWebhook) {

  WebhookProperties {
    positive("timeout", timeout);
    positive("first-pause", firstPause);
    positive("longest-pause", longestPause);
    positive("retry-for", retryFor);
    positive("disable-after", disableAfter);
    positive("kept-for", keptFor);
    if (settleTime.isNegative()) {
      throw invalid("settle-time", "must not be negative: write it like 2s.");
    }
    atLeastOne("max-per-account", maxPerAccount);
    atLeastOne("concurrent-per-webhook", concurrentPerWebhook);
    atLeastOne("concurrent", concurrent);
    allowedNetworks = List.copyOf(allowedNetworks);
    new ReceiverAddresses(allowedNetworks);
  }

  private static void positive(String name, Duration value) {
    if (!value.isPositive()) {
      throw invalid(name, "must be longer than nothing: write it like 5s.");
    }
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw invalid(name, "must be a number from 1 on.");
    }
  }

  static InvalidSetting invalid(String name, String problem) {
    return InvalidSetting.of("slipway.webhooks." + name, problem);
  }
}
