package dev.slipway.webhook;

import dev.slipway.account.ApiScope;
import dev.slipway.account.Caller;
import dev.slipway.store.Ids;
import dev.slipway.web.NodeLoader;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds deliveries for {@code Query.node}. */
@Component
class WebhookDeliveryLoader implements NodeLoader {

  private final WebhookDeliveries deliveries;

  WebhookDeliveryLoader(WebhookDeliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public String idPrefix() {
    return Ids.WEBHOOK_DELIVERY.prefix();
  }

  @Override
  public Set<ApiScope> scopes() {
    return Set.of(ApiScope.SERVERS_READ, ApiScope.CATALOG_READ);
  }

  @Override
  public Optional<WebhookDelivery> load(Caller caller, String id) {
    return deliveries.find(caller, id);
  }
}
