package dev.slipway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedIdsTest {

  @Test
  void leadsBackToWhatItWasMadeOf() {
    String id = DerivedIds.OS_TEMPLATE.of(49);

    assertThat(id).startsWith("ost_").doesNotContain("49");
    assertThat(DerivedIds.OS_TEMPLATE.parts(id)).contains(List.of("49"));
  }

  @Test
  void isOfOneTypeOnly() {
    assertThat(DerivedIds.OS_TEMPLATE_GROUP.parts(DerivedIds.OS_TEMPLATE.of(49))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "49", "ost_49", "ost_!", "ost_NDk=", "ost_NDl", "ost_MQoy", "srv_NDk"})
  void isNothingWhereItIsNotExactlyAsMade(String id) {
    assertThat(DerivedIds.OS_TEMPLATE.parts(id)).isEmpty();
  }
}
