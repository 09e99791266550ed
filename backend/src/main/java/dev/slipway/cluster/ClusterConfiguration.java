package dev.slipway.cluster;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the nodes share, kept in this process. */
@Configuration(proxyBeanMethods = false)
class ClusterConfiguration {

  @Bean
  Windows windows() {
    return new InProcessWindows();
  }

  @Bean
  FailureCounters failureCounters() {
    return new InProcessFailureCounters();
  }

  @Bean
  Topics topics() {
    return new InProcessTopics();
  }

  @Bean
  Leases leases() {
    return new InProcessLeases();
  }

  @Bean
  SharedValues sharedValues() {
    return new InProcessSharedValues();
  }
}
