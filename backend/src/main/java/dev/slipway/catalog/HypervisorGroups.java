package dev.slipway.catalog;

import static dev.slipway.jooq.Tables.HYPERVISOR_GROUP;

import dev.slipway.panel.PanelCatalog;
import dev.slipway.panel.PanelServer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The panel's hypervisor groups as last told. */
@Repository
class HypervisorGroups {

  private final DSLContext db;
  private final Clock clock;
  private final TransactionTemplate transaction;

  HypervisorGroups(DSLContext db, Clock clock, TransactionTemplate transaction) {
    this.db = db;
    this.clock = clock;
    this.transaction = transaction;
  }

  List<PanelCatalog.Group> all() {
    return db.selectFrom(HYPERVISOR_GROUP)
        .orderBy(HYPERVISOR_GROUP.ID)
        .fetch(row ->
            new PanelCatalog.Group(
                row.getId(),
                new PanelServer.Location(row.getName(), row.getCountryCode(), row.getIcon()),
                row.getEnabled()));
  }

  /** Keeps what the panel has told in place of what it told before. */
  void keep(List<PanelCatalog.Group> groups) {
    Instant now = clock.instant();
    transaction.executeWithoutResult(status -> {
      for (PanelCatalog.Group group : groups) {
        db.insertInto(HYPERVISOR_GROUP)
            .set(HYPERVISOR_GROUP.ID, group.id())
            .set(HYPERVISOR_GROUP.NAME, shortened(group.location().name()))
            .set(HYPERVISOR_GROUP.COUNTRY_CODE, group.location().countryCode())
            .set(HYPERVISOR_GROUP.ICON, group.location().icon())
            .set(HYPERVISOR_GROUP.ENABLED, group.enabled())
            .set(HYPERVISOR_GROUP.AS_OF, now)
            .onDuplicateKeyUpdate()
            .setAllToExcluded()
            .execute();
      }
      db.deleteFrom(HYPERVISOR_GROUP)
          .where(HYPERVISOR_GROUP.ID.notIn(groups.stream().map(PanelCatalog.Group::id).toList()))
          .execute();
    });
  }

  private static String shortened(String name) {
    return name.length() <= 255 ? name : name.substring(0, 255);
  }
}
