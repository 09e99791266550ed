package dev.slipway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {

  /** The example that the reference libraries of Standard Webhooks are tested with. */
  @Test
  void signsAsTheSpecificationHasIt() {
    assertThat(
            WebhookSecret.signatures(
                List.of(new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void signsWithEachSecret() {
    WebhookSecret one = WebhookSecret.random();
    WebhookSecret other = WebhookSecret.random();
    Instant now = Instant.EPOCH;
    assertThat(WebhookSecret.signatures(List.of(one, other), "msg_1", now, "{}"))
        .isEqualTo(
            WebhookSecret.signatures(List.of(one), "msg_1", now, "{}")
                + " "
                + WebhookSecret.signatures(List.of(other), "msg_1", now, "{}"));
  }

  @Test
  void isLongEnoughAndInNoLog() {
    WebhookSecret secret = WebhookSecret.random();
    assertThat(secret.text()).startsWith("whsec_").isNotEqualTo(WebhookSecret.random().text());
    assertThat(Base64.getDecoder().decode(secret.text().substring(6))).hasSize(32);
    assertThat(secret.toString()).doesNotContain(secret.text());
  }
}
