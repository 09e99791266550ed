package dev.slipway.rdns;

import dev.slipway.account.Caller;
import dev.slipway.dns.DnsNames;
import dev.slipway.dns.DnsProperties;
import dev.slipway.rdns.DiagnoseAddress.Diagnosis;
import dev.slipway.rdns.Reconciliations.Run;
import dev.slipway.server.ServerView;
import dev.slipway.server.ServerViews;
import dev.slipway.task.Task;
import dev.slipway.task.TaskKind;
import dev.slipway.task.Tasks;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What operators see of reverse DNS: the zones, the work that waits, and one address in depth. */
@Controller
class ReverseDnsOperatorController {

  private static final int TASKS_SHOWN = 100;

  private final ZoneList zones;
  private final DiagnoseAddress diagnose;
  private final Reconciliations reconciliations;
  private final Tasks tasks;
  private final ServerViews views;
  private final DnsProperties properties;

  ReverseDnsOperatorController(
      ZoneList zones,
      DiagnoseAddress diagnose,
      Reconciliations reconciliations,
      Tasks tasks,
      ServerViews views,
      DnsProperties properties) {
    this.zones = zones;
    this.diagnose = diagnose;
    this.reconciliations = reconciliations;
    this.tasks = tasks;
    this.views = views;
    this.properties = properties;
  }

  /** The schema's ReverseDnsService; its fields are asked one by one. */
  record ReverseDnsService(boolean enabled) {}

  record Zone(String name, String kind, long serial) {}

  @QueryMapping
  ReverseDnsService reverseDnsService(Caller caller) {
    return new ReverseDnsService(properties.enabled());
  }

  @SchemaMapping(typeName = "ReverseDnsService", field = "zones")
  List<Zone> zonesOfService(ReverseDnsService service) {
    return service.enabled()
        ? zones.fresh().stream()
            .map(zone -> new Zone(DnsNames.withoutDots(zone.name()), zone.kind(), zone.serial()))
            .sorted(Comparator.comparing(Zone::name))
            .toList()
        : List.of();
  }

  @SchemaMapping(typeName = "ReverseDnsService", field = "openTasks")
  List<Task> openTasksOfService(ReverseDnsService service) {
    return tasks.openOfKind(TaskKind.REVERSE_DNS, TASKS_SHOWN);
  }

  @SchemaMapping(typeName = "ReverseDnsService", field = "lastRun")
  @Nullable Run lastRunOfService(ReverseDnsService service) {
    return reconciliations.last().orElse(null);
  }

  @QueryMapping
  Diagnosis reverseDnsDiagnosis(@Argument String address, Caller caller) {
    return diagnose.of(caller, address);
  }

  @SchemaMapping(typeName = "ReverseDnsDiagnosis", field = "server")
  @Nullable ServerView serverOfDiagnosis(Diagnosis diagnosis, Caller caller) {
    return diagnosis.server() == null ? null : views.stored(diagnosis.server(), caller);
  }
}
