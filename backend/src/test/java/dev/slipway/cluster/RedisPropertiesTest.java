package dev.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.settings.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisPropertiesTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void noAddressMeansOneNode(String url) {
    assertThat(new RedisProperties(url).address()).isEmpty();
  }

  @Test
  void readsEveryPartOfAnAddress() {
    assertThat(RedisAddress.parse("rediss://app:p%40ss%2Fw%3Ard+@cache_1.internal:6380/3"))
        .isEqualTo(new RedisAddress(true, "app", "p@ss/w:rd+", "cache_1.internal", 6380, 3));
  }

  @Test
  void hasTheUsualDefaults() {
    var plain = new RedisAddress(false, null, null, "redis", 6379, 0);

    assertThat(RedisAddress.parse("redis://redis")).isEqualTo(plain);
    assertThat(RedisAddress.parse("redis://redis/")).isEqualTo(plain);
    assertThat(RedisAddress.parse("redis://redis:6379/0")).isEqualTo(plain);
    assertThat(RedisAddress.parse("redis://:secret@redis"))
        .isEqualTo(new RedisAddress(false, null, "secret", "redis", 6379, 0));
    assertThat(RedisAddress.parse("redis://[::1]:7000").endpoint()).isEqualTo("redis://[::1]:7000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis.internal:6379",
        "http://redis.internal:6379",
        "redis://",
        "redis://host:0",
        "redis://host:65536",
        "redis://host:port",
        "redis://host/name",
        "redis://host/0?timeout=1",
        "redis://secret@host",
        "redis://:secret/1@host",
        "redis://:secret%zz@host",
        "redis://one,two"
      })
  void refusesWhatIsNoAddressWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> new RedisProperties(url))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("slipway.redis.url (SLIPWAY_REDIS_URL) is not the address")
        .hasMessageNotContaining("secret");
  }

  @Test
  void doesNotTellThePassword() {
    assertThat(new RedisProperties("redis://app:secret@redis/1").toString())
        .isEqualTo("RedisProperties[url=redis://redis:6379/1]");
    assertThat(new RedisProperties(null).toString()).isEqualTo("RedisProperties[url=not set]");
  }
}
