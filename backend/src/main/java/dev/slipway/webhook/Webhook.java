package dev.slipway.webhook;

import dev.slipway.secret.SecretBox;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address that is told what happens.
 *
 * @param apiTokenId the token whose rights it has, also after that was revoked; null where it has
 *     its account's
 * @param topics what it is told of, each once
 * @param customPayload fragments that its owner has written; null for the usual ones
 * @param sealedSecret what signs, as {@link SecretBox} sealed it
 * @param sealedFormerSecret what signs beside it until {@code formerSecretUntil}; null where
 *     nothing does
 * @param disabledReason why it is off, where not its owner switched it off
 * @param failingSince the first failure since the last success; null where the last one succeeded
 */
record Webhook(
    String id,
    String accountId,
    @Nullable String apiTokenId,
    String description,
    String url,
    List<WebhookTopic> topics,
    @Nullable String customPayload,
    String sealedSecret,
    @Nullable String sealedFormerSecret,
    @Nullable Instant formerSecretUntil,
    boolean enabled,
    @Nullable Instant disabledAt,
    @Nullable String disabledReason,
    @Nullable Instant failingSince,
    @Nullable Instant lastDeliveredAt,
    Instant createdAt) {

  /** What its secrets are sealed for. */
  static String secretOwner(String id) {
    return "webhook " + id;
  }

  /** Whose rights it has: a token's or an account's. */
  String owner() {
    return apiTokenId == null ? accountId : apiTokenId;
  }
}
