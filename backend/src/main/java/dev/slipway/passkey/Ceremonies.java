package dev.slipway.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.Challenge;
import com.webauthn4j.server.ServerProperty;
import dev.slipway.account.Caller;
import dev.slipway.account.PasskeyCheck;
import dev.slipway.error.Refusal;
import dev.slipway.error.UserError;
import dev.slipway.web.PublicUrl;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two ceremonies of WebAuthn: a device makes a key, and a device signs with it. webauthn4j
 * checks what devices say; here is what we ask of them. A person must be there and be recognised by
 * the device, so that a passkey takes the place of password and code; the device finds the key by
 * itself, so that nobody types an address. Where devices come from is not asked.
 */
@Component
class Ceremonies implements PasskeyCheck {

  private static final Logger log = LoggerFactory.getLogger(Ceremonies.class);

  private static final String SIGNING = "sign";
  private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
      List.of(
          COSEAlgorithmIdentifier.ES256,
          COSEAlgorithmIdentifier.EdDSA,
          COSEAlgorithmIdentifier.RS256);

  private final Passkeys passkeys;
  private final Challenges challenges;
  private final PublicUrl publicUrl;
  private final JsonMapper json;
  private final ObjectConverter converter = new ObjectConverter();
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
  private final AttestedCredentialDataConverter credentialData =
      new AttestedCredentialDataConverter(converter);

  Ceremonies(Passkeys passkeys, Challenges challenges, PublicUrl publicUrl, JsonMapper json) {
    this.passkeys = passkeys;
    this.challenges = challenges;
    this.publicUrl = publicUrl;
    this.json = json;
  }

  /** What the browser needs to have a device make a key: PublicKeyCredentialCreationOptionsJSON. */
  String creationOptions(Caller caller) {
    return json.writeValueAsString(
        Map.of(
            "rp", Map.of("id", publicUrl.host(), "name", "Slipway"),
            "user",
                Map.of(
                    "id", base64(handle(caller.accountId())),
                    "name", caller.email(),
                    "displayName", caller.name()),
            "challenge", challenges.make(making(caller)),
            "pubKeyCredParams",
                ALGORITHMS.stream()
                    .map(each -> Map.of("type", "public-key", "alg", each.getValue()))
                    .toList(),
            "timeout", Challenges.VALID_FOR.toMillis(),
            "excludeCredentials",
                passkeys.credentialIds(caller.accountId()).stream()
                    .map(id -> Map.of("type", "public-key", "id", id))
                    .toList(),
            "authenticatorSelection",
                Map.of(
                    "residentKey", "required",
                    "requireResidentKey", true,
                    "userVerification", "required"),
            "attestation", "none"));
  }

  /** What the browser needs to have a device sign: PublicKeyCredentialRequestOptionsJSON. */
  String requestOptions() {
    return json.writeValueAsString(
        Map.of(
            "rpId", publicUrl.host(),
            "challenge", challenges.make(SIGNING),
            "timeout", Challenges.VALID_FOR.toMillis(),
            "allowCredentials", List.of(),
            "userVerification", "required"));
  }

  /**
   * Checks the key that a device made for the caller.
   *
   * @param response RegistrationResponseJSON
   * @throws Refusal INVALID
   */
  Passkeys.Credential made(Caller caller, String response) {
    RegistrationData data = sound(() -> manager.parseRegistrationResponseJSON(response));
    ServerProperty server = server(data.getCollectedClientData(), making(caller));
    return sound(() -> {
      manager.verify(data, new RegistrationParameters(server, parameters(), true, true));
      var authenticator =
          Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
      var credential = Objects.requireNonNull(authenticator.getAttestedCredentialData());
      return new Passkeys.Credential(
          base64(credential.getCredentialId()),
          base64(credentialData.convert(credential)),
          authenticator.getSignCount(),
          authenticator.isFlagBE(),
          authenticator.isFlagBS());
    });
  }

  @Override
  public boolean hasAny(String accountId) {
    return passkeys.hasAny(accountId);
  }

  @Override
  public int count(String accountId) {
    return passkeys.count(accountId);
  }

  @Override
  public void removeAll(String accountId) {
    passkeys.removeAll(accountId);
  }

  @Override
  public String check(String response) {
    AuthenticationData data = sound(() -> manager.parseAuthenticationResponseJSON(response));
    ServerProperty server = server(data.getCollectedClientData(), SIGNING);
    Passkeys.Kept kept =
        passkeys.findByCredentialId(credentialId(data)).orElseThrow(Ceremonies::unknown);
    if (!isOf(data, kept.accountId())) {
      throw unknown();
    }
    var authenticator =
        sound(() -> {
          manager.verify(
              data,
              new AuthenticationParameters(server, stored(kept.credential()), null, true, true));
          return Objects.requireNonNull(data.getAuthenticatorData());
        });
    passkeys.noteUse(kept.id(), authenticator.getSignCount(), authenticator.isFlagBS());
    return kept.accountId();
  }

  /** NullAway reads the library's nullable arrays as arrays of what may be null. */
  @SuppressWarnings("NullAway")
  private static String credentialId(AuthenticationData data) {
    return data.getCredentialId() == null ? "" : base64(data.getCredentialId());
  }

  /** Whether the device names this account, or none. */
  @SuppressWarnings("NullAway")
  private static boolean isOf(AuthenticationData data, String accountId) {
    return data.getUserHandle() == null || Arrays.equals(data.getUserHandle(), handle(accountId));
  }

  private CredentialRecordImpl stored(Passkeys.Credential credential) {
    return new CredentialRecordImpl(
        new NoneAttestationStatement(),
        true,
        credential.backupEligible(),
        credential.backedUp(),
        credential.signCount(),
        credentialData.convert(Base64.getUrlDecoder().decode(credential.data())),
        null,
        null,
        null,
        null);
  }

  /**
   * What the library makes of an answer. It trips in many ways over what lacks parts: whatever it
   * throws, the answer is not sound.
   */
  private static <T> T sound(Supplier<T> check) {
    try {
      return check.get();
    } catch (RuntimeException e) {
      throw refused(e);
    }
  }

  /** What the answer must have been made for. Its challenge is used up by that. */
  private ServerProperty server(@Nullable CollectedClientData clientData, String purpose) {
    Challenge challenge = clientData == null ? null : clientData.getChallenge();
    if (challenge == null) {
      throw refused(new IllegalArgumentException("it holds no client data"));
    }
    if (!challenges.take(base64(challenge.getValue()), purpose)) {
      throw new Refusal(
          UserError.of(
              UserError.Code.INVALID,
              "This took too long, or was tried twice. Begin again with the passkey."));
    }
    return ServerProperty.builder()
        .origin(Origin.create(publicUrl.origin()))
        .rpId(publicUrl.host())
        .challenge(challenge)
        .build();
  }

  private static List<PublicKeyCredentialParameters> parameters() {
    return ALGORITHMS.stream()
        .map(each -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, each))
        .toList();
  }

  private static String making(Caller caller) {
    return "make:" + caller.accountId();
  }

  /** What a device keeps beside the key, to say whose it is. */
  private static byte[] handle(String accountId) {
    return accountId.getBytes(StandardCharsets.US_ASCII);
  }

  private static Refusal unknown() {
    return new Refusal(
        UserError.of(
            UserError.Code.INVALID,
            "This passkey is not known here. Take another one, or your password."));
  }

  private static Refusal refused(RuntimeException e) {
    log.info("A passkey was refused: {}", e.toString());
    return new Refusal(
        UserError.of(
            UserError.Code.INVALID,
            "What the passkey answered does not fit. Begin again with the passkey."));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
