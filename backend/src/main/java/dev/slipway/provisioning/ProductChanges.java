package dev.slipway.provisioning;

import static dev.slipway.jooq.Tables.PRODUCT_CHANGE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What is still to be asked of the panel for a service that is being sold as another product. */
@Repository
class ProductChanges {

  private final DSLContext db;

  ProductChanges(DSLContext db) {
    this.db = db;
  }

  /** A resource that is set by itself after the package, in this order. */
  enum Resource {
    MEMORY,
    CPU_CORES,
    TRAFFIC
  }

  /**
   * One change.
   *
   * @param packageDone whether the panel has taken the package
   * @param warnings sentences for the customer
   */
  record ProductChange(
      String taskId,
      String productId,
      int packageId,
      boolean packageDone,
      @Nullable Integer memoryMb,
      @Nullable Integer cpuCores,
      @Nullable Integer trafficGb,
      List<String> warnings) {

    /** What comes next; empty where everything is done. */
    Optional<Resource> next() {
      return Arrays.stream(Resource.values())
          .filter(resource -> value(resource) != null)
          .findFirst();
    }

    @Nullable Integer value(Resource resource) {
      return switch (resource) {
        case MEMORY -> memoryMb;
        case CPU_CORES -> cpuCores;
        case TRAFFIC -> trafficGb;
      };
    }
  }

  void add(ProductChange change) {
    db.insertInto(PRODUCT_CHANGE)
        .set(PRODUCT_CHANGE.TASK_ID, change.taskId())
        .set(PRODUCT_CHANGE.PRODUCT_ID, change.productId())
        .set(PRODUCT_CHANGE.PACKAGE_ID, change.packageId())
        .set(PRODUCT_CHANGE.PACKAGE_DONE, change.packageDone())
        .set(PRODUCT_CHANGE.MEMORY_MB, change.memoryMb())
        .set(PRODUCT_CHANGE.CPU_CORES, change.cpuCores())
        .set(PRODUCT_CHANGE.TRAFFIC_GB, change.trafficGb())
        .set(PRODUCT_CHANGE.WARNINGS, String.join("\n", change.warnings()))
        .execute();
  }

  Optional<ProductChange> find(String taskId) {
    return db.selectFrom(PRODUCT_CHANGE)
        .where(PRODUCT_CHANGE.TASK_ID.eq(taskId))
        .fetchOptional(row ->
            new ProductChange(
                row.getTaskId(),
                row.getProductId(),
                row.getPackageId(),
                row.getPackageDone(),
                row.getMemoryMb(),
                row.getCpuCores(),
                row.getTrafficGb(),
                row.getWarnings().lines().toList()));
  }

  /** The panel has taken the package. */
  void packageDone(ProductChange change, List<String> warnings) {
    db.update(PRODUCT_CHANGE)
        .set(PRODUCT_CHANGE.PACKAGE_DONE, true)
        .set(PRODUCT_CHANGE.WARNINGS, joined(change, warnings))
        .where(PRODUCT_CHANGE.TASK_ID.eq(change.taskId()))
        .execute();
  }

  /**
   * One resource is set, or given up.
   *
   * @param warning what could not be done; null where it was
   */
  void resourceDone(ProductChange change, Resource resource, @Nullable String warning) {
    db.update(PRODUCT_CHANGE)
        .setNull(field(resource))
        .set(
            PRODUCT_CHANGE.WARNINGS, joined(change, warning == null ? List.of() : List.of(warning)))
        .where(PRODUCT_CHANGE.TASK_ID.eq(change.taskId()))
        .execute();
  }

  private static String joined(ProductChange change, List<String> more) {
    List<String> all = new ArrayList<>(change.warnings());
    all.addAll(more);
    return String.join("\n", all);
  }

  private static TableField<?, Integer> field(Resource resource) {
    return switch (resource) {
      case MEMORY -> PRODUCT_CHANGE.MEMORY_MB;
      case CPU_CORES -> PRODUCT_CHANGE.CPU_CORES;
      case TRAFFIC -> PRODUCT_CHANGE.TRAFFIC_GB;
    };
  }
}
