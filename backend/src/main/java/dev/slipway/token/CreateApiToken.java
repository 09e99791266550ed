package dev.slipway.token;

import dev.slipway.account.ApiScope;
import dev.slipway.account.Caller;
import dev.slipway.activity.Activities;
import dev.slipway.customer.Customers;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Making a token. Only who is signed in can: a token that leaks must not make others. */
@Service
class CreateApiToken {

  private static final int MAX_NAME = 255;
  private static final int MAX_ADDRESSES = 50;
  private static final int MAX_TOKENS = 100;

  private final ApiTokens tokens;
  private final Customers customers;
  private final Activities activities;
  private final Clock clock;

  CreateApiToken(ApiTokens tokens, Customers customers, Activities activities, Clock clock) {
    this.tokens = tokens;
    this.customers = customers;
    this.activities = activities;
    this.clock = clock;
  }

  /** What is asked for. */
  record Order(
      String name,
      List<ApiScope> scopes,
      @Nullable Instant expiresAt,
      @Nullable List<String> allowedAddresses,
      @Nullable String customerId) {}

  /** A token and what its owner is shown once. */
  record Made(ApiToken token, TokenSecret secret) {}

  Made create(Caller caller, Order order) {
    List<UserError> errors = new ArrayList<>();
    String name = order.name().strip();
    checkName(errors, name);
    Set<ApiScope> scopes = checkedScopes(errors, caller, order);
    if (order.expiresAt() != null && !order.expiresAt().isAfter(clock.instant())) {
      errors.add(
          UserError.invalid("expiresAt", "This is past. Choose a time to come, or leave it out."));
    }
    AddressList addresses = checkedAddresses(errors, order.allowedAddresses());
    checkCustomer(errors, caller, order.customerId());
    if (errors.isEmpty() && tokens.count(caller.accountId()) >= MAX_TOKENS) {
      errors.add(
          UserError.of(
              UserError.Code.INVALID,
              "You have " + MAX_TOKENS + " tokens already. Revoke one that is not used."));
    }
    if (!errors.isEmpty()) {
      throw new Refusal(errors);
    }
    TokenSecret secret = TokenSecret.make();
    NewToken wanted =
        new NewToken(
            name,
            scopes,
            order.expiresAt(),
            addresses,
            caller.reachesEverybody() ? order.customerId() : null);
    ApiToken made = tokens.add(caller, wanted, secret);
    activities.noteOfAccount(
        caller,
        "token.create",
        "Made the API token “%s” (%s…)".formatted(shortened(name), made.prefix()));
    return new Made(made, secret);
  }

  private static void checkName(List<UserError> errors, String name) {
    if (name.isEmpty()) {
      errors.add(UserError.invalid("name", "Say what the token is for."));
    } else if (name.codePointCount(0, name.length()) > MAX_NAME) {
      errors.add(
          UserError.invalid("name", "This is too long: use at most " + MAX_NAME + " characters."));
    } else if (name.chars().anyMatch(Character::isISOControl)) {
      errors.add(UserError.invalid("name", "This has a control character in it: remove it."));
    }
  }

  private static Set<ApiScope> checkedScopes(List<UserError> errors, Caller caller, Order order) {
    Set<ApiScope> scopes = EnumSet.noneOf(ApiScope.class);
    scopes.addAll(order.scopes());
    Set<ApiScope> refused = EnumSet.noneOf(ApiScope.class);
    refused.addAll(scopes);
    refused.removeAll(ApiScope.ofToken(caller.role()));
    if (scopes.isEmpty()) {
      errors.add(
          UserError.invalid("scopes", "Choose at least one scope: what it may be used for."));
    } else if (!refused.isEmpty()) {
      errors.add(
          UserError.invalid(
              "scopes", "Only the host's staff can make tokens with " + names(refused) + "."));
    } else if (order.customerId() != null && scopes.contains(ApiScope.OPERATIONS)) {
      errors.add(
          UserError.invalid(
              "scopes",
              "OPERATIONS is about the whole host: a token for one customer can't have it."));
    }
    return Collections.unmodifiableSet(scopes);
  }

  private static String names(Set<ApiScope> scopes) {
    return scopes.stream().map(ApiScope::name).collect(Collectors.joining(", "));
  }

  private static AddressList checkedAddresses(
      List<UserError> errors, @Nullable List<String> given) {
    if (given == null) {
      return new AddressList(List.of());
    }
    if (given.size() > MAX_ADDRESSES) {
      errors.add(
          UserError.invalid(
              "allowedAddresses",
              "These are too many: give at most " + MAX_ADDRESSES + ", or whole networks."));
      return new AddressList(List.of());
    }
    List<String> networks = new ArrayList<>();
    for (String text : given) {
      AddressList.read(text)
          .ifPresentOrElse(
              networks::add,
              () ->
                  errors.add(
                      UserError.invalid(
                          "allowedAddresses",
                          "“%s” is neither an address nor a network: write it like 203.0.113.7, 203.0.113.0/24 or 2001:db8::/48."
                              .formatted(shortened(text)))));
    }
    return new AddressList(networks.stream().distinct().toList());
  }

  private void checkCustomer(List<UserError> errors, Caller caller, @Nullable String customerId) {
    if (customerId != null && customers.find(caller, customerId).isEmpty()) {
      errors.add(UserError.notFound("customerId", "customer"));
    }
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= 60
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 60)) + "…";
  }
}
