package dev.slipway.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/**
 * The contract's UpsertProductInput. What can be emptied tells "left out" from null; elsewhere null
 * is the same as left out.
 */
record ProductInput(
    @Nullable String id,
    String name,
    ArgumentValue<String> description,
    @Nullable Boolean enabled,
    int packageId,
    List<Integer> hypervisorGroupIds,
    @Nullable Integer defaultIpv4Count,
    @Nullable Boolean stockControlled,
    @Nullable Integer stockSafetyBufferPercent,
    @Nullable SelfServiceMode selfServiceMode,
    ArgumentValue<BigDecimal> autoTopUpThreshold,
    ArgumentValue<BigDecimal> autoTopUpAmount) {

  private static final ProductDraft NEW =
      new ProductDraft(
          "",
          null,
          true,
          new Product.Settings(
              0, List.of(), 1, false, BigDecimal.TEN, SelfServiceMode.OFF, null, null));

  /**
   * What is to be stored: this, and what is left out as it is.
   *
   * @param before null for a new product
   */
  ProductDraft onto(@Nullable Product before) {
    Product.Settings old = before == null ? NEW.settings() : before.settings();
    return new ProductDraft(
        name.strip(),
        emptyToNull(given(description, before == null ? null : before.description())),
        orElse(enabled, before == null ? NEW.enabled() : before.enabled()),
        new Product.Settings(
            packageId,
            hypervisorGroupIds.stream().distinct().toList(),
            orElse(defaultIpv4Count, old.defaultIpv4Count()),
            orElse(stockControlled, old.stockControlled()),
            stockSafetyBufferPercent == null
                ? old.stockSafetyBufferPercent()
                : BigDecimal.valueOf(stockSafetyBufferPercent),
            orElse(selfServiceMode, old.selfServiceMode()),
            given(autoTopUpThreshold, old.autoTopUpThreshold()),
            given(autoTopUpAmount, old.autoTopUpAmount())));
  }

  private static <T> T orElse(@Nullable T given, T old) {
    return Objects.requireNonNullElse(given, old);
  }

  private static <T> @Nullable T given(ArgumentValue<T> argument, @Nullable T old) {
    return argument.isOmitted() ? old : argument.value();
  }

  private static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
