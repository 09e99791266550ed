package dev.slipway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.SlipwayApplication;
import dev.slipway.testing.TestDatabase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A setting that is missing or wrong stops the start with one sentence that names it. */
class StartTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "unset",
      value = {
        "slipway.panel.url           | unset                      | is not set",
        "slipway.panel.url           | ftp://cp.example.com       | http",
        "slipway.panel.url           | https://u:p@cp.example.com | user",
        "slipway.panel.url           | http://cp.example.com      | allow-http",
        "slipway.panel.token         | unset                      | is not set",
        "slipway.database.url        | unset                      | is not set",
        "slipway.database.url        | jdbc:postgresql://h/d      | not an address of a MariaDB",
        "slipway.database.username   | unset                      | is not set",
        "slipway.public-url          | unset                      | is not set",
        "slipway.public-url          | my.example.com             | is not an address",
        "slipway.public-url          | https://my.example.com/app | is not an address",
        "slipway.secret-key          | c2hvcnQ=                   | is not 32 bytes",
        "slipway.operator.email      | unset                      | is not set",
        "slipway.operator.password   | unset                      | is not set",
        "slipway.operator.password   | short                      | is too short",
        "slipway.live-stats.interval | often                      | is not a duration",
        "slipway.live-stats.interval | 1ms                        | is too short",
        "slipway.power.poll-interval | 0s                         | must be longer",
        "slipway.rebuild.task-timeout | 0s                        | must be longer",
        "slipway.access.poll-interval | -1s                       | must be longer",
        "slipway.history.fine-slot   | 0s                         | whole seconds",
        "slipway.oidc.issuer         | http://accounts.example.com | has no TLS",
        "slipway.redis.url           | localhost                  | redis://",
      })
  void stopsWithASentenceThatNamesTheSetting(
      String setting, @Nullable String value, String problem) {
    Map<String, String> settings = whole();
    settings.remove(setting);
    if (value != null) {
      settings.put(setting, value);
    }
    String sentence = startAndFail(settings);
    assertThat(sentence)
        .startsWith(setting + " (" + InvalidSetting.environmentVariable(setting) + ") ")
        .contains(problem)
        .doesNotContain("\n")
        .endsWith(".");
  }

  private static Map<String, String> whole() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("server.port", "0");
    settings.put("slipway.panel.url", "http://127.0.0.1:9");
    settings.put("slipway.panel.token", "token");
    settings.put("slipway.database.url", TestDatabase.freshUrl());
    settings.put("slipway.database.username", TestDatabase.username());
    settings.put("slipway.database.password", TestDatabase.password());
    settings.put("slipway.public-url", "https://my.example.com");
    settings.put("slipway.operator.email", "operator@example.com");
    settings.put("slipway.operator.password", "operator-password");
    return settings;
  }

  private static String startAndFail(Map<String, String> settings) {
    String[] arguments =
        settings.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);
    try (var context =
        new SpringApplicationBuilder(SlipwayApplication.class)
            .logStartupInfo(false)
            .run(arguments)) {
      throw new AssertionError("It started all the same: " + context);
    } catch (RuntimeException failure) {
      var analysis = new InvalidSettingAnalyzer().analyze(failure);
      return Objects.requireNonNull(
          analysis == null ? failure.toString() : analysis.getDescription());
    }
  }
}
