package dev.slipway.account;

import static dev.slipway.jooq.Tables.ACCOUNT;

import dev.slipway.jooq.enums.AccountRole;
import dev.slipway.jooq.tables.records.AccountRecord;
import dev.slipway.store.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The accounts. Addresses are compared without regard to case. */
@Repository
public class Accounts {

  private final DSLContext db;
  private final PasswordHashing passwords;
  private final Clock clock;

  Accounts(DSLContext db, PasswordHashing passwords, Clock clock) {
    this.db = db;
    this.passwords = passwords;
    this.clock = clock;
  }

  Optional<Account> findByEmail(String email) {
    return db.selectFrom(ACCOUNT).where(ACCOUNT.EMAIL.eq(email)).fetchOptional(Accounts::toDomain);
  }

  Optional<Account> find(String id) {
    return db.selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(id)).fetchOptional(Accounts::toDomain);
  }

  /** An account as a caller, without anybody being signed in; empty where there is none. */
  public Optional<Caller> findCaller(String id) {
    return find(id).map(Accounts::toCaller);
  }

  /** The same by the address that it signs in with. */
  public Optional<Caller> findCallerByEmail(String email) {
    return findByEmail(email).map(Accounts::toCaller);
  }

  private static Caller toCaller(Account account) {
    return new Caller(
        account.id(),
        account.email(),
        account.name(),
        account.role(),
        account.customerId(),
        ApiScope.ofSession(account.role()),
        Credential.account(account.id()),
        null);
  }

  /** Who signs in for a customer, oldest first. */
  public List<CustomerAccount> ofCustomer(String customerId) {
    return db.selectFrom(ACCOUNT)
        .where(ACCOUNT.CUSTOMER_ID.eq(customerId))
        .orderBy(ACCOUNT.ID)
        .fetch(Accounts::toCustomerAccount);
  }

  /** A customer's account; empty also for an operator's. */
  public Optional<CustomerAccount> findOfCustomer(String id) {
    return db.selectFrom(ACCOUNT)
        .where(ACCOUNT.ID.eq(id))
        .and(ACCOUNT.ROLE.eq(AccountRole.CUSTOMER))
        .fetchOptional(Accounts::toCustomerAccount);
  }

  private static CustomerAccount toCustomerAccount(AccountRecord row) {
    return new CustomerAccount(row.getId(), row.getEmail(), row.getName());
  }

  /** The address that an account signs in with; empty where there is no such account. */
  public Optional<String> emailOf(String id) {
    return find(id).map(Account::email);
  }

  boolean hasOperator() {
    return db.fetchExists(ACCOUNT, ACCOUNT.ROLE.eq(AccountRole.OPERATOR));
  }

  /** Whether somebody signs in with a password, too. */
  public boolean hasPassword(String id) {
    return db.fetchExists(ACCOUNT, ACCOUNT.ID.eq(id).and(ACCOUNT.PASSWORD_HASH.isNotNull()));
  }

  /** True where somebody signs in with this address already. */
  public boolean isTaken(String email) {
    return db.fetchExists(ACCOUNT, ACCOUNT.EMAIL.eq(email));
  }

  void addOperator(String email, String password) {
    add(email, email, AccountRole.OPERATOR, null, password);
  }

  /**
   * Lets a customer sign in.
   *
   * @param password null where they do so in another way only
   * @return the new account's id
   */
  public String addCustomer(
      String customerId, String email, String name, @Nullable String password) {
    return add(email, name, AccountRole.CUSTOMER, customerId, password);
  }

  private String add(
      String email,
      String name,
      AccountRole role,
      @Nullable String customerId,
      @Nullable String password) {
    String id = Ids.ACCOUNT.next();
    db.insertInto(ACCOUNT)
        .set(ACCOUNT.ID, id)
        .set(ACCOUNT.EMAIL, email)
        .set(ACCOUNT.NAME, name)
        .set(ACCOUNT.ROLE, role)
        .set(ACCOUNT.CUSTOMER_ID, customerId)
        .set(ACCOUNT.PASSWORD_HASH, password == null ? null : passwords.hash(password))
        .set(ACCOUNT.CREATED_AT, clock.instant())
        .execute();
    return id;
  }

  private static Account toDomain(AccountRecord row) {
    return new Account(
        row.getId(),
        row.getEmail(),
        row.getName(),
        Role.valueOf(row.getRole().getLiteral()),
        row.getCustomerId(),
        row.getPasswordHash());
  }
}
