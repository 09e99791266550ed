package dev.slipway.webhook;

import dev.slipway.catalog.StockChanged;
import dev.slipway.server.Server;
import dev.slipway.server.ServerKept;
import dev.slipway.server.Servers;
import dev.slipway.task.TaskEnded;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps what is to be told, in the transaction of what happened: so neither is there without the
 * other. Nothing is sent here.
 */
@Component
class WebhookEvents {

  private final Webhooks webhooks;
  private final WebhookDeliveries deliveries;
  private final Servers servers;
  private final WebhookProperties properties;

  WebhookEvents(
      Webhooks webhooks,
      WebhookDeliveries deliveries,
      Servers servers,
      WebhookProperties properties) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.servers = servers;
    this.properties = properties;
  }

  @EventListener
  void on(ServerKept kept) {
    switch (kept.kind()) {
      case CREATED ->
          add(WebhookTopic.SERVER_CREATED, kept.customerId(), kept.serverId(), Duration.ZERO);
      case DELETED ->
          add(WebhookTopic.SERVER_DELETED, kept.customerId(), kept.serverId(), Duration.ZERO);
      case CHANGED ->
          add(
              WebhookTopic.SERVER_CHANGED,
              kept.customerId(),
              kept.serverId(),
              properties.settleTime());
    }
  }

  @EventListener
  void on(TaskEnded ended) {
    servers
        .find(ended.serverId())
        .map(Server::customerId)
        .ifPresent(
            customerId -> add(WebhookTopic.TASK_ENDED, customerId, ended.taskId(), Duration.ZERO));
  }

  @EventListener
  void on(StockChanged changed) {
    add(WebhookTopic.STOCK_CHANGED, null, changed.productId(), properties.settleTime());
  }

  private void add(
      WebhookTopic topic, @Nullable String customerId, String subjectId, Duration after) {
    for (String webhookId : webhooks.listening(topic, customerId)) {
      deliveries.add(webhookId, topic, subjectId, false, after);
    }
  }
}
