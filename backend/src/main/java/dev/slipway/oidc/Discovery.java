package dev.slipway.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the provider says of itself: where it is asked what, and with which keys it signs. Read when
 * it is first needed, so that a provider that is down stops no start, and read again now and then;
 * what was read before stays good while the provider does not answer.
 */
final class Discovery {

  private static final Logger log = LoggerFactory.getLogger(Discovery.class);

  private static final Duration GOOD_FOR = Duration.ofHours(1);

  /** After a failure the next look waits: each costs somebody a whole timeout. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** Keys that are public. A token that the client secret signs would let it forge tokens. */
  private static final Set<JWSAlgorithm> ALGORITHMS = new HashSet<>(JWSAlgorithm.Family.SIGNATURE);

  private final OidcProperties properties;
  private final ProviderHttp http;
  private final Clock clock;
  private String document = "";
  private @Nullable Found found;
  private Instant nextLook = Instant.MIN;

  Discovery(OidcProperties properties, ProviderHttp http, Clock clock) {
    this.properties = properties;
    this.http = http;
    this.clock = clock;
  }

  /** The configuration, and what checks ID tokens by it. */
  record Found(OIDCProviderMetadata metadata, IDTokenValidator validator) {}

  /**
   * Gives what is known, after a look where that is due. Who comes while another looks waits for it
   * and finds its result.
   *
   * @throws ProviderUnavailable where nothing is known
   */
  synchronized Found get() {
    if (!clock.instant().isBefore(nextLook)) {
      look();
    }
    if (found == null) {
      throw new ProviderUnavailable("its configuration could not be read", null);
    }
    return found;
  }

  private void look() {
    try {
      String now = http.read(properties.discovery());
      // Left alone where nothing changed: the keys that were read stay, should they be away now.
      if (!now.equals(document)) {
        found = parse(now);
        document = now;
      }
      nextLook = clock.instant().plus(GOOD_FOR);
    } catch (IOException | ParseException | JOSEException e) {
      nextLook = clock.instant().plus(PAUSE);
      log.warn(
          "The configuration of the identity provider at {} can't be used: {}",
          properties.discovery(),
          e.toString());
    }
  }

  private Found parse(String document) throws IOException, ParseException, JOSEException {
    OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(document);
    String issuer = metadata.getIssuer().getValue();
    if (!issuer.equals(properties.issuer())) {
      throw new JOSEException(
          "it calls itself " + issuer + ": set slipway.oidc.issuer to exactly that");
    }
    var keys =
        JWKSourceBuilder.<SecurityContext>create(metadata.getJWKSetURI().toURL(), http)
            .retrying(true)
            .outageTolerant(true)
            .build();
    List<JWSAlgorithm> announced = metadata.getIDTokenJWSAlgs();
    Set<JWSAlgorithm> accepted = new HashSet<>(ALGORITHMS);
    if (announced != null) {
      accepted.retainAll(announced);
    }
    if (accepted.isEmpty()) {
      throw new JOSEException("it signs by no algorithm with a public key: " + announced);
    }
    return new Found(
        metadata,
        new IDTokenValidator(
            metadata.getIssuer(),
            new ClientID(Objects.requireNonNull(properties.clientId())),
            new JWSVerificationKeySelector<>(accepted, keys),
            null));
  }
}
