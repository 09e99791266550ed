package dev.slipway.token;

import dev.slipway.account.ApiScope;
import dev.slipway.account.Caller;
import dev.slipway.account.FreshCheck;
import dev.slipway.account.Viewer;
import dev.slipway.activity.Activities;
import dev.slipway.customer.Customer;
import dev.slipway.customer.Customers;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import dev.slipway.store.Ids;
import dev.slipway.web.NodeLoader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** {@code Viewer.apiTokens} and the mutations {@code createApiToken} and {@code revokeApiToken}. */
@Controller
class ApiTokenController implements NodeLoader {

  private final ApiTokens tokens;
  private final CreateApiToken createApiToken;
  private final Customers customers;
  private final Activities activities;
  private final FreshCheck freshCheck;
  private final Mutations mutations;

  ApiTokenController(
      ApiTokens tokens,
      CreateApiToken createApiToken,
      Customers customers,
      Activities activities,
      FreshCheck freshCheck,
      Mutations mutations) {
    this.tokens = tokens;
    this.createApiToken = createApiToken;
    this.customers = customers;
    this.activities = activities;
    this.freshCheck = freshCheck;
    this.mutations = mutations;
  }

  record CreateApiTokenInput(
      String name,
      List<ApiScope> scopes,
      @Nullable Instant expiresAt,
      @Nullable List<String> allowedAddresses,
      @Nullable String customerId) {}

  record CreateApiTokenPayload(
      @Nullable ApiToken apiToken, @Nullable String secret, List<UserError> userErrors) {

    @Override
    public String toString() {
      return "CreateApiTokenPayload[apiToken=" + apiToken + "]";
    }
  }

  record RevokeApiTokenInput(String apiTokenId) {}

  record RevokeApiTokenPayload(@Nullable String revokedId, List<UserError> userErrors) {}

  @Override
  public String idPrefix() {
    return Ids.API_TOKEN.prefix();
  }

  @Override
  public Set<ApiScope> scopes() {
    return Set.of();
  }

  @Override
  public Optional<ApiToken> load(Caller caller, String id) {
    return tokens.find(caller, id);
  }

  /** A token sees only itself: its owner's others are none of its business. */
  @SchemaMapping(typeName = "Viewer")
  List<ApiToken> apiTokens(Viewer viewer, @Nullable Caller caller) {
    return caller != null && caller.credential().isToken()
        ? tokens.find(caller, caller.credential().id()).stream().toList()
        : tokens.of(viewer.id());
  }

  @SchemaMapping(typeName = "ApiToken", field = "customer")
  @Nullable Customer customerOfToken(ApiToken token) {
    String id = token.customerId();
    return id == null ? null : customers.findAll(List.of(id)).get(id);
  }

  @MutationMapping
  CreateApiTokenPayload createApiToken(@Argument CreateApiTokenInput input, Caller caller) {
    Mutations.Result<CreateApiToken.Made> result =
        mutations.run(() -> {
          freshCheck.require(caller);
          return createApiToken.create(
              caller,
              new CreateApiToken.Order(
                  input.name(),
                  input.scopes(),
                  input.expiresAt(),
                  input.allowedAddresses(),
                  input.customerId()));
        });
    CreateApiToken.Made made = result.value();
    return made == null
        ? new CreateApiTokenPayload(null, null, result.errors())
        : new CreateApiTokenPayload(made.token(), made.secret().text(), List.of());
  }

  @MutationMapping
  RevokeApiTokenPayload revokeApiToken(@Argument RevokeApiTokenInput input, Caller caller) {
    Mutations.Result<String> result = mutations.run(() -> revoke(caller, input.apiTokenId()));
    return new RevokeApiTokenPayload(result.value(), result.errors());
  }

  private String revoke(Caller caller, String id) {
    ApiToken token =
        tokens
            .find(caller, id)
            .orElseThrow(() -> new Refusal(UserError.notFound("apiTokenId", "token")));
    tokens.remove(token);
    activities.noteOfAccount(
        caller, "token.revoke", "Revoked an API token (%s…)".formatted(token.prefix()));
    return token.id();
  }
}
