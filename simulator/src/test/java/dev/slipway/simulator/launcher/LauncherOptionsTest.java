package dev.slipway.simulator.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.simulator.launcher.LauncherOptions.Panel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherOptionsTest {

  @Test
  void needsNoOptions() {
    assertThat(LauncherOptions.parse(List.of()))
        .isEqualTo(
            new LauncherOptions(8080, 8090, false, Path.of(".dev/demo"), 1, false, false, null));
  }

  @Test
  void takesAllOfThem() {
    assertThat(parse("--fresh --port 0 --panel-port 9000 --data elsewhere --speed 2.5 --openid"))
        .isEqualTo(
            new LauncherOptions(0, 9000, true, Path.of("elsewhere"), 2.5, false, true, null));
  }

  @Test
  void keepsTheDataOfARealPanelApartFromTheDemonstration() {
    LauncherOptions options = parse("--panel https://panel.example.com:8443/api/v1 --token secret");
    assertThat(options.panel())
        .isEqualTo(new Panel("https://panel.example.com:8443/api/v1", "secret"));
    assertThat(options.data()).isEqualTo(Path.of(".dev/panel-panel.example.com-8443"));
    assertThat(parse("--panel panel.example.com --token secret").data())
        .isEqualTo(Path.of(".dev/panel-panel.example.com"));
  }

  @Test
  void showsTheTokenNowhere() {
    assertThat(parse("--panel https://panel.example.com --token secret").toString())
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--slow             | There is no option --slow",
        "--port             | --port needs a value",
        "--port eighty      | --port needs a port",
        "--port 65536       | --port needs a port",
        "--panel-port -1    | --panel-port needs a port",
        "--speed 0          | --speed needs a number above 0",
        "--panel p.example --token | --token needs a value",
      })
  void refusesWhatMakesNoSense(String line, String problem) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOf(LaunchFailed.class)
        .hasMessageStartingWith(problem);
  }

  private static LauncherOptions parse(String line) {
    return LauncherOptions.parse(Arrays.asList(line.split(" ", -1)));
  }
}
