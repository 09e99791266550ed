package dev.slipway.catalog;

import static dev.slipway.jooq.Tables.PRODUCT;

import dev.slipway.account.ApiScope;
import dev.slipway.account.Caller;
import dev.slipway.jooq.enums.ProductSelfServiceMode;
import dev.slipway.server.SoldProducts;
import dev.slipway.store.Ids;
import dev.slipway.store.Keyset;
import dev.slipway.store.Page;
import dev.slipway.store.PageArguments;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The products. Those that are disabled are there for operators only. */
@Repository
public class Products implements SoldProducts {

  private static final Keyset<String> BY_NAME =
      new Keyset<>("product", PRODUCT.NAME, text -> text, PRODUCT.ID, SortOrder.ASC);

  private static final String SEPARATOR = ",";

  private final DSLContext db;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  Products(
      DSLContext db,
      Clock clock,
      TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    this.db = db;
    this.clock = clock;
    this.transaction = transaction;
    this.events = events;
  }

  /** A product that the caller may see. */
  public Optional<Product> find(Caller caller, String id) {
    return Ids.PRODUCT.matches(id)
        ? fetch(PRODUCT.ID.eq(id).and(visible(caller))).stream().findFirst()
        : Optional.empty();
  }

  /** Any product, for Slipway's own work, which has no caller. */
  public Optional<Product> find(String id) {
    return fetch(PRODUCT.ID.eq(id)).stream().findFirst();
  }

  /** Products of servers that the caller has been found to see, by id; disabled ones too. */
  public Map<String, Product> findAll(Collection<String> ids) {
    return fetch(PRODUCT.ID.in(ids)).stream()
        .collect(Collectors.toMap(Product::id, product -> product));
  }

  @Override
  public boolean exists(String productId) {
    return Ids.PRODUCT.matches(productId) && find(productId).isPresent();
  }

  Page<Product> page(Caller caller, PageArguments arguments) {
    return BY_NAME.page(
        db, List.of(PRODUCT.fields()), PRODUCT, visible(caller), arguments, Products::toDomain);
  }

  /** Every product whose stock is controlled, disabled ones too. */
  List<Product> controlled() {
    return fetch(PRODUCT.STOCK_CONTROLLED.isTrue());
  }

  /**
   * Stores a new product.
   *
   * @return its id
   */
  String add(ProductDraft draft) {
    String id = Ids.PRODUCT.next();
    db.insertInto(PRODUCT)
        .set(PRODUCT.ID, id)
        .set(values(draft))
        .set(PRODUCT.CREATED_AT, clock.instant())
        .execute();
    return id;
  }

  /** Stores a product's new settings. */
  void update(String id, ProductDraft draft) {
    transaction.executeWithoutResult(status -> {
      Boolean wasControlled =
          db.select(PRODUCT.STOCK_CONTROLLED)
              .from(PRODUCT)
              .where(PRODUCT.ID.eq(id))
              .forUpdate()
              .fetchOne(PRODUCT.STOCK_CONTROLLED);
      db.update(PRODUCT).set(values(draft)).where(PRODUCT.ID.eq(id)).execute();
      if (wasControlled != null && wasControlled != draft.settings().stockControlled()) {
        events.publishEvent(new StockChanged(id));
      }
    });
  }

  /** The newest product that the caller may see. */
  public Optional<Product> newest(Caller caller) {
    return db.selectFrom(PRODUCT)
        .where(visible(caller))
        .orderBy(PRODUCT.ID.desc())
        .limit(1)
        .fetchOptional(Products::toDomain);
  }

  private static Map<Field<?>, @Nullable Object> values(ProductDraft draft) {
    Product.Settings settings = draft.settings();
    Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();
    values.put(PRODUCT.NAME, draft.name());
    values.put(PRODUCT.DESCRIPTION, draft.description());
    values.put(PRODUCT.ENABLED, draft.enabled());
    values.put(PRODUCT.PACKAGE_ID, settings.packageId());
    values.put(
        PRODUCT.HYPERVISOR_GROUP_IDS,
        settings.hypervisorGroupIds().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(SEPARATOR)));
    values.put(PRODUCT.DEFAULT_IPV4_COUNT, settings.defaultIpv4Count());
    values.put(PRODUCT.STOCK_CONTROLLED, settings.stockControlled());
    values.put(PRODUCT.STOCK_BUFFER_PERCENT, settings.stockSafetyBufferPercent());
    values.put(
        PRODUCT.SELF_SERVICE_MODE,
        ProductSelfServiceMode.valueOf(settings.selfServiceMode().name()));
    values.put(PRODUCT.AUTO_TOP_UP_THRESHOLD, settings.autoTopUpThreshold());
    values.put(PRODUCT.AUTO_TOP_UP_AMOUNT, settings.autoTopUpAmount());
    if (!settings.stockControlled()) {
      // What is not controlled is not computed either, so the next quantity must be a new one.
      values.put(PRODUCT.STOCK_QUANTITY, null);
      values.put(PRODUCT.STOCK_COMPUTED_AT, null);
    }
    return values;
  }

  private static Condition visible(Caller caller) {
    return caller.may(ApiScope.OPERATIONS) ? DSL.noCondition() : PRODUCT.ENABLED.isTrue();
  }

  private List<Product> fetch(Condition condition) {
    return db.selectFrom(PRODUCT).where(condition).orderBy(PRODUCT.ID).fetch(Products::toDomain);
  }

  private static Product toDomain(Record row) {
    boolean controlled = row.get(PRODUCT.STOCK_CONTROLLED);
    return new Product(
        row.get(PRODUCT.ID),
        row.get(PRODUCT.NAME),
        row.get(PRODUCT.DESCRIPTION),
        row.get(PRODUCT.ENABLED),
        new Product.Settings(
            row.get(PRODUCT.PACKAGE_ID),
            groupIds(row.get(PRODUCT.HYPERVISOR_GROUP_IDS)),
            row.get(PRODUCT.DEFAULT_IPV4_COUNT),
            controlled,
            row.get(PRODUCT.STOCK_BUFFER_PERCENT),
            SelfServiceMode.valueOf(row.get(PRODUCT.SELF_SERVICE_MODE).name()),
            row.get(PRODUCT.AUTO_TOP_UP_THRESHOLD),
            row.get(PRODUCT.AUTO_TOP_UP_AMOUNT)),
        Stock.of(controlled, row.get(PRODUCT.STOCK_QUANTITY), row.get(PRODUCT.STOCK_COMPUTED_AT)));
  }

  private static List<Integer> groupIds(String text) {
    return Arrays.stream(text.split(SEPARATOR)).map(Integer::valueOf).toList();
  }
}
