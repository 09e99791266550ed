package dev.slipway.billing;

import static dev.slipway.jooq.Tables.PRODUCT;
import static dev.slipway.jooq.Tables.SERVER;

import dev.slipway.jooq.enums.ProductSelfServiceMode;
import dev.slipway.jooq.enums.ServerStatus;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/**
 * What the products of customers' servers say of self-service billing. Whose servers were sold as
 * what is asked of the database in one go: ten thousand of them are gone through once a day.
 */
@Repository
class SelfServiceProducts {

  private final DSLContext db;

  SelfServiceProducts(DSLContext db) {
    this.db = db;
  }

  /** Whether a customer has a server, not deleted yet, whose product has self-service billing. */
  boolean areOnFor(String customerId) {
    return !onFor(List.of(customerId)).isEmpty();
  }

  /** Those of these customers for whom that is so. */
  Set<String> onFor(Collection<String> customerIds) {
    return db.selectDistinct(SERVER.CUSTOMER_ID)
        .from(SERVER)
        .join(PRODUCT)
        .on(PRODUCT.ID.eq(SERVER.PRODUCT_ID))
        .where(SERVER.CUSTOMER_ID.in(customerIds))
        .and(SERVER.STATUS.ne(ServerStatus.TERMINATED))
        .and(hasSelfService())
        .fetchSet(SERVER.CUSTOMER_ID);
  }

  /**
   * What products ask for of the next customers in the order of their ids, for work that goes
   * through all in parts: the terms of all their servers in service.
   *
   * @param after the last customer of the part before; empty for the first part
   * @param customers how many at most
   */
  List<TopUpTerms> topUpTermsAfter(String after, int customers) {
    Condition asksForTopUps =
        hasSelfService()
            .and(PRODUCT.AUTO_TOP_UP_THRESHOLD.gt(BigDecimal.ZERO))
            .and(PRODUCT.AUTO_TOP_UP_AMOUNT.gt(BigDecimal.ZERO))
            .and(SERVER.PANEL_SERVER_ID.isNotNull())
            .and(
                SERVER.STATUS.notIn(
                    ServerStatus.SUSPENDED, ServerStatus.TERMINATING, ServerStatus.TERMINATED));
    List<String> next =
        db.selectDistinct(SERVER.CUSTOMER_ID)
            .from(SERVER)
            .join(PRODUCT)
            .on(PRODUCT.ID.eq(SERVER.PRODUCT_ID))
            .where(SERVER.CUSTOMER_ID.gt(after))
            .and(asksForTopUps)
            .orderBy(SERVER.CUSTOMER_ID)
            .limit(customers)
            .fetch(SERVER.CUSTOMER_ID);
    return db.select(
            SERVER.CUSTOMER_ID,
            SERVER.ID,
            PRODUCT.AUTO_TOP_UP_THRESHOLD,
            PRODUCT.AUTO_TOP_UP_AMOUNT)
        .from(SERVER)
        .join(PRODUCT)
        .on(PRODUCT.ID.eq(SERVER.PRODUCT_ID))
        .where(next.isEmpty() ? DSL.falseCondition() : SERVER.CUSTOMER_ID.in(next))
        .and(asksForTopUps)
        .fetch(row -> new TopUpTerms(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  private static Condition hasSelfService() {
    return PRODUCT.SELF_SERVICE_MODE.ne(ProductSelfServiceMode.OFF);
  }
}
