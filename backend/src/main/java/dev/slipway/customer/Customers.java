package dev.slipway.customer;

import static dev.slipway.jooq.Tables.CUSTOMER;

import dev.slipway.account.Caller;
import dev.slipway.store.Ids;
import dev.slipway.store.Keyset;
import dev.slipway.store.Page;
import dev.slipway.store.PageArguments;
import dev.slipway.store.SearchText;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The customers. */
@Repository
public class Customers {

  private static final Keyset<String> BY_NAME =
      new Keyset<>("customer name", CUSTOMER.NAME, text -> text, CUSTOMER.ID, SortOrder.ASC);

  private final DSLContext db;
  private final Clock clock;

  Customers(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** A customer that the caller may see: any for an operator, else the own. */
  public Optional<Customer> find(Caller caller, String id) {
    String own = caller.onlyCustomer();
    boolean visible = Ids.CUSTOMER.matches(id) && (own == null || own.equals(id));
    return visible
        ? db.selectFrom(CUSTOMER).where(CUSTOMER.ID.eq(id)).fetchOptional(Customers::toDomain)
        : Optional.empty();
  }

  /** The customers of servers that the caller has been found to see, by id. */
  public Map<String, Customer> findAll(Collection<String> ids) {
    return db.selectFrom(CUSTOMER)
        .where(CUSTOMER.ID.in(ids))
        .fetchMap(CUSTOMER.ID, Customers::toDomain);
  }

  /** The customer who has this email address, whoever asks. */
  public Optional<Customer> findByEmail(String email) {
    return db.selectFrom(CUSTOMER)
        .where(CUSTOMER.EMAIL.eq(email))
        .fetchOptional(Customers::toDomain);
  }

  boolean isEmailTaken(String email) {
    return db.fetchExists(CUSTOMER, CUSTOMER.EMAIL.eq(email));
  }

  boolean isExternalIdTaken(String externalId) {
    return db.fetchExists(CUSTOMER, CUSTOMER.EXTERNAL_ID.eq(externalId));
  }

  Customer add(String name, String email, String externalId) {
    String id = Ids.CUSTOMER.next();
    db.insertInto(CUSTOMER)
        .set(CUSTOMER.ID, id)
        .set(CUSTOMER.NAME, name)
        .set(CUSTOMER.EMAIL, email)
        .set(CUSTOMER.EXTERNAL_ID, externalId)
        .set(CUSTOMER.CREATED_AT, clock.instant())
        .execute();
    return new Customer(id, name, email, externalId);
  }

  /** The customers that the caller reaches: all, or the one that a token is bound to. */
  Page<Customer> page(Caller caller, @Nullable CustomerFilter filter, PageArguments arguments) {
    String own = caller.onlyCustomer();
    Condition visible = own == null ? DSL.noCondition() : CUSTOMER.ID.eq(own);
    return BY_NAME.page(
        db,
        List.of(CUSTOMER.fields()),
        CUSTOMER,
        visible.and(matching(filter)),
        arguments,
        Customers::toDomain);
  }

  private static Condition matching(@Nullable CustomerFilter filter) {
    Condition all = DSL.noCondition();
    if (filter == null) {
      return all;
    }
    if (filter.search() != null && !filter.search().isBlank()) {
      all =
          all.and(
              SearchText.contains(
                  filter.search(), List.of(CUSTOMER.NAME, CUSTOMER.EMAIL, CUSTOMER.EXTERNAL_ID)));
    }
    if (filter.externalId() != null) {
      all = all.and(CUSTOMER.EXTERNAL_ID.eq(filter.externalId()));
    }
    return all;
  }

  private static Customer toDomain(Record row) {
    return new Customer(
        row.get(CUSTOMER.ID),
        row.get(CUSTOMER.NAME),
        row.get(CUSTOMER.EMAIL),
        row.get(CUSTOMER.EXTERNAL_ID));
  }
}
