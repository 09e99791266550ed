package dev.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.settings.InvalidSetting;
import dev.slipway.testing.RedisServer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class ClusterConfigurationTest {

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(RedisProperties.class)
  static class Settings {}

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withUserConfiguration(Settings.class, ClusterConfiguration.class);

  @Test
  void oneNodeKeepsAllInItself() {
    application.run(context -> {
      assertThat(context).hasSingleBean(InProcessWindows.class);
      assertThat(context).hasSingleBean(InProcessFailureCounters.class);
      assertThat(context).hasSingleBean(InProcessTopics.class);
      assertThat(context).hasSingleBean(InProcessLeases.class);
      assertThat(context).hasSingleBean(InProcessSharedValues.class);
      assertThat(context).doesNotHaveBean(ClusterHealth.class);
    });
  }

  @Test
  void aBlankAddressIsNone() {
    application
        .withPropertyValues("slipway.redis.url= ")
        .run(context -> assertThat(context).doesNotHaveBean(ClusterHealth.class));
  }

  @Test
  void severalNodesMeetInRedis() {
    try (RedisServer redis = RedisServer.start()) {
      application
          .withPropertyValues("slipway.redis.url=" + redis.url())
          .run(context -> {
            assertThat(context).hasSingleBean(RedisWindows.class);
            assertThat(context).hasSingleBean(RedisFailureCounters.class);
            assertThat(context).hasSingleBean(RedisTopics.class);
            assertThat(context).hasSingleBean(RedisLeases.class);
            assertThat(context).hasSingleBean(RedisSharedValues.class);
            assertThat(context.getBean(ClusterHealth.class).problem()).isEmpty();
          });
    }
  }

  @Test
  void startsWhileRedisIsDown() {
    try (RedisServer redis = RedisServer.stopped()) {
      application
          .withPropertyValues("slipway.redis.url=" + redis.url())
          .run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(ClusterHealth.class).problem()).isPresent();
          });
    }
  }

  @Test
  void aWrongAddressStopsTheStart() {
    application
        .withPropertyValues("slipway.redis.url=redis.internal")
        .run(context ->
            assertThat(context).getFailure().hasRootCauseInstanceOf(InvalidSetting.class));
  }
}
