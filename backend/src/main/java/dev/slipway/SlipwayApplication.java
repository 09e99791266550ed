package dev.slipway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts one node of Slipway. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class SlipwayApplication {

  public static void main(String[] args) {
    SpringApplication.run(SlipwayApplication.class, args);
  }
}
