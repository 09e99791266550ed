package dev.slipway.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCScopeValue;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.web.PublicUrl;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The host's identity provider, spoken to by OpenID Connect's authorization code flow with PKCE,
 * state and nonce. What is written here is what is asked and what is believed; the wire and the
 * checks of tokens are the library's.
 */
@Component
class IdentityProvider {

  private static final Logger log = LoggerFactory.getLogger(IdentityProvider.class);

  /** Where providers send browsers back to: a page of the client area. */
  static final String RETURN_PATH = "/sign-in/openid";

  private final OidcProperties properties;
  private final URI redirectUri;
  private final ProviderHttp http;
  private final Discovery discovery;

  @Autowired
  IdentityProvider(OidcProperties properties, PublicUrl publicUrl, Clock clock) {
    this(properties, URI.create(publicUrl.resolve(RETURN_PATH)), clock);
  }

  IdentityProvider(OidcProperties properties, URI redirectUri, Clock clock) {
    this.properties = properties;
    this.redirectUri = redirectUri;
    this.http = new ProviderHttp(properties.timeout());
    this.discovery = new Discovery(properties, http, clock);
  }

  /** What people know it by; null where there is none. */
  @Nullable String name() {
    return properties.isOffered() ? properties.name() : null;
  }

  /** Makes what one attempt has to be recognised by. */
  static Attempt newAttempt(
      Attempt.Purpose purpose,
      @Nullable String credentialId,
      @Nullable String returnTo,
      Instant now) {
    return new Attempt(
        purpose,
        new State().getValue(),
        new Nonce().getValue(),
        new CodeVerifier().getValue(),
        credentialId,
        returnTo,
        now,
        null);
  }

  /**
   * Where the browser is to go.
   *
   * @throws ProviderUnavailable where it has never been found
   */
  URI authorizationUrl(Attempt attempt) {
    Scope scope = new Scope(properties.scopes().toArray(String[]::new));
    scope.add(OIDCScopeValue.OPENID);
    AuthenticationRequest.Builder request =
        new AuthenticationRequest.Builder(ResponseType.CODE, scope, clientId(), redirectUri)
            .endpointURI(discovery.get().metadata().getAuthorizationEndpointURI())
            .state(new State(attempt.state()))
            .nonce(new Nonce(attempt.nonce()))
            .codeChallenge(new CodeVerifier(attempt.codeVerifier()), CodeChallengeMethod.S256);
    if (attempt.purpose() == Attempt.Purpose.CONFIRM) {
      // Asked for both ways: providers know one or the other, and auth_time tells whether they did.
      request.prompt(Prompt.Type.LOGIN).maxAge(0);
    }
    return request.build().toURI();
  }

  /**
   * Finds out whom the provider vouches for.
   *
   * @param address where it sent the browser, whole
   * @throws Refusal INVALID where the answer is not to this attempt, or is a refusal
   * @throws ProviderUnavailable where it can't be asked now, or answers nonsense
   */
  ProvedIdentity redeem(String address, Attempt attempt) {
    AuthorizationCode code = code(address, attempt);
    Discovery.Found provider = discovery.get();
    OIDCTokens tokens = tokens(provider.metadata(), code, attempt);
    IDTokenClaimsSet claims = claims(provider, tokens, attempt);
    ClaimsSet person = withEmail(provider.metadata(), tokens, claims);
    Date authenticatedAt = claims.getAuthenticationTime();
    return new ProvedIdentity(
        claims.getIssuer().getValue(),
        claims.getSubject().getValue(),
        text(person, "email"),
        isFalse(person.getClaim("email_verified")),
        authenticatedAt == null ? null : authenticatedAt.toInstant());
  }

  /** The code in the provider's answer, where that is to this attempt. */
  private AuthorizationCode code(String address, Attempt attempt) {
    AuthenticationResponse response;
    try {
      response = AuthenticationResponseParser.parse(URI.create(address));
    } catch (ParseException | IllegalArgumentException e) {
      throw Attempts.tooLate();
    }
    Issuer issuer = response.getIssuer();
    boolean another = issuer != null && !issuer.getValue().equals(properties.issuer());
    if (another || !new State(attempt.state()).equals(response.getState())) {
      throw Attempts.tooLate();
    }
    if (!response.indicatesSuccess()) {
      throw refused(response.toErrorResponse().getErrorObject());
    }
    AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
    if (code == null) {
      throw Attempts.tooLate();
    }
    return code;
  }

  /** The provider's words are not passed on: whoever wrote the address chose them. */
  private Refusal refused(@Nullable ErrorObject error) {
    String code = error == null ? "" : String.valueOf(error.getCode());
    log.info("The identity provider refused: {}", code);
    return new Refusal(
        UserError.of(
            UserError.Code.INVALID,
            code.equals(OAuth2Error.ACCESS_DENIED.getCode())
                ? "You were not let in there, or turned back. Begin again, or sign in another way."
                : "The identity provider refused this. Begin again, or sign in another way."));
  }

  private OIDCTokens tokens(
      OIDCProviderMetadata metadata, AuthorizationCode code, Attempt attempt) {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(code, redirectUri, new CodeVerifier(attempt.codeVerifier()));
    ClientAuthentication authentication = authentication(metadata);
    TokenRequest request =
        (authentication == null
                ? new TokenRequest.Builder(metadata.getTokenEndpointURI(), clientId(), grant)
                : new TokenRequest.Builder(metadata.getTokenEndpointURI(), authentication, grant))
            .build();
    try {
      HTTPResponse answer = request.toHTTPRequest().send(http);
      TokenResponse response = OIDCTokenResponseParser.parse(answer);
      if (response instanceof OIDCTokenResponse success) {
        return success.getOIDCTokens();
      }
      ErrorObject error = response.toErrorResponse().getErrorObject();
      if (OAuth2Error.INVALID_GRANT.getCode().equals(error.getCode())) {
        // The code was used or is old: somebody went back, or reloaded the page.
        throw Attempts.tooLate();
      }
      throw new ProviderUnavailable(
          "it gave no token: " + error.getCode() + " (" + answer.getStatusCode() + ")", null);
    } catch (IOException | ParseException e) {
      throw new ProviderUnavailable("it gave no token", e);
    }
  }

  /** Null for a public client, which has no secret. */
  private @Nullable ClientAuthentication authentication(OIDCProviderMetadata metadata) {
    if (properties.clientSecret() == null) {
      return null;
    }
    Secret secret = new Secret(properties.clientSecret());
    List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
    // Basic is what counts where a provider names none.
    boolean onlyPost =
        methods != null
            && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    return onlyPost
        ? new ClientSecretPost(clientId(), secret)
        : new ClientSecretBasic(clientId(), secret);
  }

  private static IDTokenClaimsSet claims(
      Discovery.Found provider, OIDCTokens tokens, Attempt attempt) {
    try {
      return provider.validator().validate(tokens.getIDToken(), new Nonce(attempt.nonce()));
    } catch (KeySourceException e) {
      throw new ProviderUnavailable("its keys could not be read", e);
    } catch (BadJOSEException | JOSEException e) {
      throw new ProviderUnavailable("its ID token is not sound", e);
    }
  }

  /** What tells the address: the ID token, or else what the provider tells who asks for more. */
  private ClaimsSet withEmail(
      OIDCProviderMetadata metadata, OIDCTokens tokens, IDTokenClaimsSet claims) {
    URI endpoint = metadata.getUserInfoEndpointURI();
    if (text(claims, "email") != null || endpoint == null) {
      return claims;
    }
    try {
      UserInfoResponse response =
          UserInfoResponse.parse(
              new UserInfoRequest(endpoint, tokens.getAccessToken()).toHTTPRequest().send(http));
      if (!response.indicatesSuccess() || response.toSuccessResponse().getUserInfo() == null) {
        throw new ProviderUnavailable("it does not tell who it is", null);
      }
      var person = response.toSuccessResponse().getUserInfo();
      if (!claims.getSubject().equals(person.getSubject())) {
        throw new ProviderUnavailable("it tells of somebody else", null);
      }
      return person;
    } catch (IOException | ParseException e) {
      throw new ProviderUnavailable("it does not tell who it is", e);
    }
  }

  private static @Nullable String text(ClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof String text && !text.isBlank() ? text.strip() : null;
  }

  /** Some providers write it as text. */
  private static boolean isFalse(@Nullable Object claim) {
    return claim != null && claim.toString().equalsIgnoreCase("false");
  }

  private ClientID clientId() {
    return new ClientID(Objects.requireNonNull(properties.clientId()));
  }
}
