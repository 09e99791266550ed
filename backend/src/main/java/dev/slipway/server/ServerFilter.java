package dev.slipway.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which servers a list holds; what is given must all hold. */
public record ServerFilter(
    @Nullable String search,
    @Nullable List<ServerStatus> status,
    @Nullable List<PowerState> powerState,
    @Nullable String customerId,
    @Nullable String externalId) {

  static final ServerFilter ALL = new ServerFilter(null, null, null, null, null);

  /** The same, for one customer's servers only; nothing where it asks for another's. */
  ServerFilter ofCustomer(String id) {
    boolean another = customerId != null && !customerId.equals(id);
    return new ServerFilter(search, status, powerState, another ? "" : id, externalId);
  }
}
