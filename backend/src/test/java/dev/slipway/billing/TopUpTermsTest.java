package dev.slipway.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopUpTermsTest {

  private static TopUpTerms terms(String customer, String server, int threshold, int amount) {
    return new TopUpTerms(
        customer, server, BigDecimal.valueOf(threshold), BigDecimal.valueOf(amount));
  }

  @Test
  void theHighestThresholdHoldsThenTheOldestServer() {
    TopUpTerms high = terms("cus_a", "srv_2", 50, 10);
    TopUpTerms oneOfTwo = terms("cus_b", "srv_4", 20, 30);

    assertThat(
            TopUpTerms.ofCustomers(
                    List.of(
                        terms("cus_b", "srv_5", 20, 99),
                        terms("cus_a", "srv_1", 5, 100),
                        high,
                        oneOfTwo))
                .values())
        .containsExactly(high, oneOfTwo);
  }

  @ParameterizedTest
  @CsvSource({"19.99, true", "20.00, false", "20.01, false", "-5, true"})
  void onlyABalanceBelowTheThresholdIsToppedUp(BigDecimal balance, boolean demanded) {
    assertThat(terms("cus_a", "srv_1", 20, 10).demandMoreThan(balance)).isEqualTo(demanded);
  }
}
