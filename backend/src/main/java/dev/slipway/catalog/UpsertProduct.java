package dev.slipway.catalog;

import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelPatience;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Making a product, and changing one. */
@Service
class UpsertProduct {

  private static final Logger log = LoggerFactory.getLogger(UpsertProduct.class);

  private static final int MAX_NAME = 255;
  private static final int MAX_DESCRIPTION = 10_000;
  private static final int MAX_GROUPS = 100;
  private static final int MAX_IPV4 = 10;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal MAX_CREDIT = new BigDecimal("1000000000");
  private static final int CREDIT_DIGITS = 4;

  private final Products products;
  private final StockComputation stock;
  private final PanelPatience patience;
  private final Activities activities;

  UpsertProduct(
      Products products, StockComputation stock, PanelPatience patience, Activities activities) {
    this.products = products;
    this.stock = stock;
    this.patience = patience;
    this.activities = activities;
  }

  /**
   * Stores a new product, or new settings of one.
   *
   * @return its id
   */
  String upsert(Caller operator, ProductInput input) {
    Product before = input.id() == null ? null : find(operator, input.id());
    ProductDraft draft = input.onto(before);
    check(draft);
    String id;
    if (before == null) {
      id = products.add(draft);
    } else {
      id = before.id();
      products.update(id, draft);
    }
    if (before == null || !before.settings().equals(draft.settings())) {
      computeStock(id);
    }
    activities.note(
        operator,
        null,
        before == null ? "product.create" : "product.update",
        (before == null ? "Made" : "Changed") + " the product " + draft.name(),
        true,
        null);
    return id;
  }

  private Product find(Caller operator, String id) {
    return products
        .find(operator, id)
        .orElseThrow(() -> new Refusal(UserError.notFound("id", "product")));
  }

  /**
   * As soon as it can be known, so that a new product can be sold. The schedule makes up for it.
   */
  private void computeStock(String id) {
    try {
      patience.await(() -> stock.computeAfresh(products.find(id).stream().toList()));
    } catch (PanelException e) {
      log.info("The stock of {} is not computed yet: {}", id, e.getMessage());
    }
  }

  private static void check(ProductDraft draft) {
    Product.Settings settings = draft.settings();
    List<UserError> errors = new ArrayList<>();
    check(errors, "name", name(draft.name()));
    check(errors, "description", description(draft.description()));
    check(errors, "packageId", positive(settings.packageId()));
    check(errors, "hypervisorGroupIds", groups(settings.hypervisorGroupIds()));
    check(errors, "defaultIpv4Count", ipv4(settings.defaultIpv4Count()));
    check(errors, "stockSafetyBufferPercent", buffer(settings.stockSafetyBufferPercent()));
    check(errors, "autoTopUpThreshold", credit(settings.autoTopUpThreshold()));
    check(errors, "autoTopUpAmount", amount(settings));
    if (!errors.isEmpty()) {
      throw new Refusal(errors);
    }
  }

  private static void check(List<UserError> errors, String field, @Nullable String problem) {
    if (problem != null) {
      errors.add(UserError.invalid(field, problem));
    }
  }

  private static @Nullable String name(String name) {
    if (name.isEmpty()) {
      return "Give the product a name.";
    }
    if (name.codePointCount(0, name.length()) > MAX_NAME) {
      return "This is too long: use at most " + MAX_NAME + " characters.";
    }
    return name.chars().anyMatch(Character::isISOControl)
        ? "This has a control character in it: remove it."
        : null;
  }

  private static @Nullable String description(@Nullable String description) {
    return description != null
            && description.codePointCount(0, description.length()) > MAX_DESCRIPTION
        ? "This is too long: use at most " + MAX_DESCRIPTION + " characters."
        : null;
  }

  private static @Nullable String positive(int packageId) {
    return packageId > 0 ? null : "Give the number of a package on the panel, 1 or more.";
  }

  private static @Nullable String groups(List<Integer> groupIds) {
    if (groupIds.isEmpty()) {
      return "Give at least one hypervisor group: without one, no server can be placed.";
    }
    if (groupIds.size() > MAX_GROUPS) {
      return "These are too many: give at most " + MAX_GROUPS + " hypervisor groups.";
    }
    return groupIds.stream().allMatch(id -> id > 0)
        ? null
        : "Give the numbers of hypervisor groups on the panel, each 1 or more.";
  }

  private static @Nullable String ipv4(int count) {
    return count >= 0 && count <= MAX_IPV4 ? null : "Give a number from 0 to " + MAX_IPV4 + ".";
  }

  private static @Nullable String buffer(BigDecimal percent) {
    return percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0
        ? null
        : "Give a percentage from 0 to 100.";
  }

  private static @Nullable String credit(@Nullable BigDecimal credit) {
    if (credit == null) {
      return null;
    }
    if (credit.signum() < 0 || credit.compareTo(MAX_CREDIT) > 0) {
      return "Give a number from 0 to " + MAX_CREDIT.toPlainString() + ".";
    }
    return credit.stripTrailingZeros().scale() > CREDIT_DIGITS
        ? "Give at most " + CREDIT_DIGITS + " digits after the point."
        : null;
  }

  private static @Nullable String amount(Product.Settings settings) {
    BigDecimal threshold = settings.autoTopUpThreshold();
    BigDecimal amount = settings.autoTopUpAmount();
    boolean toppedUp = threshold != null && threshold.signum() > 0;
    return toppedUp && (amount == null || amount.signum() == 0)
        ? "Say how much is added when the credit falls below the threshold."
        : credit(amount);
  }
}
