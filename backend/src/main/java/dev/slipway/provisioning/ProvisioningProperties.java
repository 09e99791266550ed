package dev.slipway.provisioning;

import dev.slipway.panel.PanelLifecycle;
import dev.slipway.settings.InvalidSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code slipway.provisioning}.
 *
 * @param terminateDelayMinutes how long the panel waits before it deletes a server, where the call
 *     does not say
 * @param taskTimeout how long a suspension, the end of one, or a deletion that is due has before
 *     its task fails
 * @param installTimeout how long the installation of an ordered server has
 * @param pollInterval time between two looks at what is under way
 * @param retryFor how long a step of an order is tried again while the panel is away, before it
 *     waits for a person
 * @param longestPause the longest time between two such tries; they begin a second apart
 * @param maxAttempts how often a step is tried that the panel answers in a way that makes no sense,
 *     or an installation that fails
 * @param lostAnswerWait how long the panel may take to show a server whose creation it did not
 *     answer, before the order asks for it again
 * @param lateServerWatch how long after such a repetition the customer's account on the panel is
 *     looked at for a server that was made late and is too much
 */
@ConfigurationProperties("slipway.provisioning")
public record ProvisioningProperties(
    @DefaultValue("5") int terminateDelayMinutes,
    @DefaultValue("5m") Duration taskTimeout,
    @DefaultValue("60m") Duration installTimeout,
    @DefaultValue("2s") Duration pollInterval,
    @DefaultValue("24h") Duration retryFor,
    @DefaultValue("1m") Duration longestPause,
    @DefaultValue("5") int maxAttempts,
    @DefaultValue("20s") Duration lostAnswerWait,
    @DefaultValue("1h") Duration lateServerWatch) {

  public ProvisioningProperties {
    if (terminateDelayMinutes < 0 || terminateDelayMinutes > PanelLifecycle.LONGEST_DELAY_MINUTES) {
      throw InvalidSetting.of(
          "slipway.provisioning.terminate-delay-minutes",
          "must be 0 to " + PanelLifecycle.LONGEST_DELAY_MINUTES + " minutes.");
    }
    if (maxAttempts < 1) {
      throw InvalidSetting.of("slipway.provisioning.max-attempts", "must be 1 or more.");
    }
    requirePositive("task-timeout", taskTimeout);
    requirePositive("install-timeout", installTimeout);
    requirePositive("poll-interval", pollInterval);
    requirePositive("retry-for", retryFor);
    requirePositive("longest-pause", longestPause);
    requirePositive("lost-answer-wait", lostAnswerWait);
    requirePositive("late-server-watch", lateServerWatch);
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw InvalidSetting.of(
          "slipway.provisioning." + name, "must be longer than nothing: write it like 5s.");
    }
  }
}
