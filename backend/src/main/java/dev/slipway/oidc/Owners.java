package dev.slipway.oidc;

import dev.slipway.account.Accounts;
import dev.slipway.account.Caller;
import dev.slipway.account.Role;
import dev.slipway.customer.Customers;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whose account it is that somebody at the provider may use (decision 19): the one that they are
 * connected to. Where the host trusts the provider's email addresses, a customer's account, or the
 * customer where there is no account yet, is connected by its address at the first sign-in. An
 * operator's never is: an address that the provider got wrong must not reach every customer.
 */
@Service
class Owners {

  private final OidcProperties properties;
  private final Identities identities;
  private final Accounts accounts;
  private final Customers customers;
  private final TransactionTemplate transaction;

  Owners(
      OidcProperties properties,
      Identities identities,
      Accounts accounts,
      Customers customers,
      TransactionTemplate transaction) {
    this.properties = properties;
    this.identities = identities;
    this.accounts = accounts;
    this.customers = customers;
    this.transaction = transaction;
  }

  /**
   * The account's owner, as a caller.
   *
   * @param connected true where this has just been found out
   */
  record Owner(Caller account, boolean connected) {}

  /**
   * Finds the account, and connects it where it must be found by its address.
   *
   * @throws Refusal INVALID where there is none
   */
  Owner of(ProvedIdentity identity) {
    Optional<Owner> connected = find(identity);
    try {
      return connected.isPresent()
          ? connected.get()
          : Objects.requireNonNull(transaction.execute(status -> connect(identity)));
    } catch (DuplicateKeyException e) {
      // Two tabs at once: the other one has just done it.
      return find(identity).orElseThrow(() -> e);
    }
  }

  /** An account that was found before. */
  Caller account(String id) {
    return accounts.findCaller(id).orElseThrow(Attempts::tooLate);
  }

  private Optional<Owner> find(ProvedIdentity identity) {
    return identities
        .findOwner(identity)
        .flatMap(accounts::findCaller)
        .map(account -> new Owner(account, false));
  }

  private Owner connect(ProvedIdentity identity) {
    String email = identity.email();
    if (!properties.trustEmail() || email == null || identity.emailDenied()) {
      throw refused(
          "Nobody here is connected with this identity yet. Sign in another way, then connect it "
              + "on the page of your account.");
    }
    Caller account = accounts.findCallerByEmail(email).orElseGet(() -> newAccount(email));
    if (account.role() == Role.OPERATOR) {
      throw refused(
          "An operator's account has to be connected by its owner: sign in another way, then "
              + "connect it on the page of your account.");
    }
    identities.add(account.accountId(), identity);
    return new Owner(account, true);
  }

  private Caller newAccount(String email) {
    return customers
        .findByEmail(email)
        .map(customer ->
            accounts.addCustomer(customer.id(), customer.email(), customer.name(), null))
        .flatMap(accounts::findCaller)
        .orElseThrow(() ->
            refused(
                "There is no customer with your email address here. Ask your host to add it, or "
                    + "sign in another way."));
  }

  private static Refusal refused(String message) {
    return new Refusal(UserError.of(UserError.Code.INVALID, message));
  }
}
