package dev.slipway.billing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditReferenceTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "2041, 2041",
        "999999999999999999, 999999999999999999",
        "SVC-2041, 69",
        "0, 69",
        "007, 69",
        "-5, 69",
        "12345678901234567890, 69",
        "none, 69"
      })
  void isTheBillingSystemsNumberElseThePanels(String externalId, long expected) {
    assertThat(CreditReference.of(externalId, 69)).isEqualTo(expected);
  }
}
