package dev.slipway.customer;

import dev.slipway.account.Accounts;
import dev.slipway.account.PasswordHashing;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Making a customer, and an account where there is a password to sign in with. */
@Service
class CreateCustomer {

  private static final int MAX_NAME = 255;
  private static final int MAX_EMAIL = 254;
  private static final int MAX_EXTERNAL_ID = 191;

  /** One @ with something on both sides and no blanks; whether mail arrives, only mail can tell. */
  private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");

  private final Customers customers;
  private final Accounts accounts;
  private final TransactionTemplate transaction;

  CreateCustomer(Customers customers, Accounts accounts, TransactionTemplate transaction) {
    this.customers = customers;
    this.accounts = accounts;
    this.transaction = transaction;
  }

  /**
   * Makes a customer.
   *
   * @return the new customer's id
   */
  String create(
      String givenName, String givenEmail, String givenExternalId, @Nullable String password) {
    String name = givenName.strip();
    String email = givenEmail.strip();
    String externalId = givenExternalId.strip();
    List<UserError> errors = new ArrayList<>();
    check(errors, "name", text(name, MAX_NAME));
    check(errors, "email", email(email));
    check(errors, "externalId", text(externalId, MAX_EXTERNAL_ID));
    check(errors, "password", password(password));
    if (errors.isEmpty()) {
      check(errors, "email", emailTaken(email));
      check(errors, "externalId", externalIdTaken(externalId));
    }
    if (!errors.isEmpty()) {
      throw new Refusal(errors);
    }
    try {
      return java.util.Objects.requireNonNull(
          transaction.execute(status -> add(name, email, externalId, password)));
    } catch (DuplicateKeyException e) {
      throw new Refusal(
          UserError.invalid("externalId", "This customer was made by another call just now."));
    }
  }

  private String add(String name, String email, String externalId, @Nullable String password) {
    Customer customer = customers.add(name, email, externalId);
    if (password != null) {
      accounts.addCustomer(customer.id(), email, name, password);
    }
    return customer.id();
  }

  private static void check(List<UserError> errors, String field, @Nullable String problem) {
    if (problem != null) {
      errors.add(UserError.invalid(field, problem));
    }
  }

  private static @Nullable String text(String text, int max) {
    if (text.isEmpty()) {
      return "This must not be empty.";
    }
    if (text.codePointCount(0, text.length()) > max) {
      return "This is too long: use at most " + max + " characters.";
    }
    return text.chars().anyMatch(Character::isISOControl)
        ? "This has a control character in it: remove it."
        : null;
  }

  private static @Nullable String email(String email) {
    return email.length() <= MAX_EMAIL && EMAIL.matcher(email).matches()
        ? null
        : "This is not an email address.";
  }

  private static @Nullable String password(@Nullable String password) {
    if (password == null) {
      return null;
    }
    if (password.length() < PasswordHashing.MIN_LENGTH) {
      return "This password is too short: use at least "
          + PasswordHashing.MIN_LENGTH
          + " characters.";
    }
    return password.length() > PasswordHashing.MAX_LENGTH
        ? "This password is too long: use at most " + PasswordHashing.MAX_LENGTH + " characters."
        : null;
  }

  private @Nullable String emailTaken(String email) {
    return customers.isEmailTaken(email) || accounts.isTaken(email)
        ? "Somebody else has this address already."
        : null;
  }

  private @Nullable String externalIdTaken(String externalId) {
    return customers.isExternalIdTaken(externalId)
        ? "Another customer has this external id already."
        : null;
  }
}
