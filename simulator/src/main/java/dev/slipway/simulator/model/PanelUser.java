package dev.slipway.simulator.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account on the panel.
 *
 * @param extRelation the customer's id on the billing side, null for accounts that nobody there
 *     knows
 * @param textRelation whether that id is a text ({@code relStr}) and not a number
 * @param selfService 0 off, 1 hourly, 2 resource packs, 3 both
 * @param credit balance of self service in tokens, shared by all servers of the account
 */
public record PanelUser(
    int id,
    String name,
    String email,
    @Nullable String extRelation,
    boolean textRelation,
    boolean admin,
    int selfService,
    BigDecimal credit,
    Instant created) {

  PanelUser withCredit(BigDecimal value) {
    return new PanelUser(
        id, name, email, extRelation, textRelation, admin, selfService, value, created);
  }

  /** The external relation as it is on the wire: a number, a text or null. */
  public @Nullable Object wireRelation() {
    return extRelation == null || textRelation ? extRelation : Long.valueOf(extRelation);
  }
}
