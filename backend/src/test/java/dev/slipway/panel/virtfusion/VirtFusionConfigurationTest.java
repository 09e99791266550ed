package dev.slipway.panel.virtfusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.panel.PanelHealth;
import dev.slipway.panel.PanelPower;
import dev.slipway.panel.PanelQueue;
import dev.slipway.panel.PanelServers;
import dev.slipway.panel.PanelTraffic;
import dev.slipway.settings.InvalidSetting;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class VirtFusionConfigurationTest {

  @EnableConfigurationProperties(PanelProperties.class)
  static class Settings {}

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withUserConfiguration(Settings.class, VirtFusionConfiguration.class)
          .withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new);

  @Test
  void putsOneAdapterBehindEveryPortAlsoWhileThePanelIsDown() {
    application
        .withPropertyValues(
            "slipway.panel.url=http://127.0.0.1:1", "slipway.panel.token=" + Adapter.TOKEN)
        .run(context -> {
          assertThat(context)
              .hasNotFailed()
              .hasSingleBean(PanelServers.class)
              .hasSingleBean(PanelPower.class)
              .hasSingleBean(PanelQueue.class)
              .hasSingleBean(PanelTraffic.class)
              .hasSingleBean(PanelHealth.class);
          assertThat(context.getBean(PanelMonitor.class).isRunning()).isTrue();
        });
  }

  @Test
  void doesNotStartWithoutAPanel() {
    application.run(context ->
        assertThat(context)
            .getFailure()
            .rootCause()
            .isInstanceOf(InvalidSetting.class)
            .hasMessageStartingWith("slipway.panel.url"));
  }
}
