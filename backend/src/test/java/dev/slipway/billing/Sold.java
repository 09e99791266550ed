package dev.slipway.billing;

import static dev.slipway.jooq.Tables.PRODUCT;
import static dev.slipway.jooq.Tables.SERVER;

import dev.slipway.jooq.enums.ProductSelfServiceMode;
import dev.slipway.testing.SlipwayNode;
import java.math.BigDecimal;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Servers that were sold as some product, put straight into the store. */
final class Sold {

  private Sold() {}

  static void as(SlipwayNode node, String serverId, ProductSelfServiceMode mode) {
    as(node, serverId, mode, null, null);
  }

  /** A product that tops up. */
  static void as(
      SlipwayNode node,
      String serverId,
      ProductSelfServiceMode mode,
      @Nullable String threshold,
      @Nullable String amount) {
    DSLContext db = node.bean(DSLContext.class);
    String product = serverId.replace("srv_", "prd_");
    db.deleteFrom(PRODUCT).where(PRODUCT.ID.eq(product)).execute();
    db.insertInto(PRODUCT)
        .set(PRODUCT.ID, product)
        .set(PRODUCT.NAME, "Cloud")
        .set(PRODUCT.ENABLED, true)
        .set(PRODUCT.PACKAGE_ID, 1)
        .set(PRODUCT.HYPERVISOR_GROUP_IDS, "1")
        .set(PRODUCT.DEFAULT_IPV4_COUNT, 1)
        .set(PRODUCT.STOCK_CONTROLLED, false)
        .set(PRODUCT.STOCK_BUFFER_PERCENT, BigDecimal.TEN)
        .set(PRODUCT.SELF_SERVICE_MODE, mode)
        .set(PRODUCT.AUTO_TOP_UP_THRESHOLD, threshold == null ? null : new BigDecimal(threshold))
        .set(PRODUCT.AUTO_TOP_UP_AMOUNT, amount == null ? null : new BigDecimal(amount))
        .set(PRODUCT.CREATED_AT, Instant.now())
        .execute();
    db.update(SERVER).set(SERVER.PRODUCT_ID, product).where(SERVER.ID.eq(serverId)).execute();
  }
}
