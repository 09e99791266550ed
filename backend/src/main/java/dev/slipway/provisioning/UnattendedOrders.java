package dev.slipway.provisioning;

import dev.slipway.task.TaskRunner;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finds orders whose node died after they were stored and before it had their task attended. */
@Component
class UnattendedOrders {

  private final ProvisioningOrders orders;
  private final TaskRunner runner;

  UnattendedOrders(ProvisioningOrders orders, TaskRunner runner) {
    this.orders = orders;
    this.runner = runner;
  }

  @Scheduled(fixedDelayString = "PT10S")
  void attend() {
    orders.runningTasks().forEach(runner::attendIfNobodyDoes);
  }
}
