package dev.slipway.passkey;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser and a device do with WebAuthn, written by hand from the specification: a check by
 * the library that the back end uses would prove little.
 */
final class SoftwareKey {

  private static final byte PRESENT_AND_RECOGNISED = 0x01 | 0x04;
  private static final byte HAS_KEY = 0x40;

  private final JsonMapper json = new JsonMapper();
  private final KeyPair keys;
  private final byte[] credentialId = new byte[16];
  private String origin = "https://my.slipway.example";
  private String handle = "";
  private int count;
  private byte flags = PRESENT_AND_RECOGNISED;

  SoftwareKey() {
    new SecureRandom().nextBytes(credentialId);
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** From now on it is another site that asks it. */
  SoftwareKey at(String otherOrigin) {
    origin = otherOrigin;
    return this;
  }

  /** From now on nobody shows the device who they are. */
  SoftwareKey unrecognised() {
    flags = 0x01;
    return this;
  }

  /** As if a copy of it had signed less often. */
  SoftwareKey countsFrom(int start) {
    count = start;
    return this;
  }

  /** Makes the key that these PublicKeyCredentialCreationOptionsJSON ask for. */
  String make(String options) {
    JsonNode asked = json.readTree(options);
    handle = asked.path("user").path("id").asString();
    byte[] data = concat(head(asked.path("rp").path("id").asString(), HAS_KEY), attested());
    byte[] attestation =
        concat(hex("a363666d74646e6f6e656761747453746d74a0686175746844617461"), cborBytes(data));
    String client = clientData("webauthn.create", asked.path("challenge").asString());
    return """
    {"id":"%s","rawId":"%s","type":"public-key","clientExtensionResults":{},
     "response":{"clientDataJSON":"%s","attestationObject":"%s","transports":["internal"]}}
    """
        .formatted(
            base64(credentialId),
            base64(credentialId),
            base64(client.getBytes(StandardCharsets.UTF_8)),
            base64(attestation));
  }

  /** Signs what these PublicKeyCredentialRequestOptionsJSON ask for. */
  String sign(String options) {
    JsonNode asked = json.readTree(options);
    count++;
    byte[] data = head(asked.path("rpId").asString(), (byte) 0);
    byte[] client =
        clientData("webauthn.get", asked.path("challenge").asString())
            .getBytes(StandardCharsets.UTF_8);
    return """
    {"id":"%s","rawId":"%s","type":"public-key","clientExtensionResults":{},
     "response":{"clientDataJSON":"%s","authenticatorData":"%s","signature":"%s","userHandle":"%s"}}
    """
        .formatted(
            base64(credentialId),
            base64(credentialId),
            base64(client),
            base64(data),
            base64(signature(concat(data, sha256(client)))),
            handle);
  }

  private String clientData(String type, String challenge) {
    return """
    {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}\
    """
        .formatted(type, challenge, origin);
  }

  private byte[] head(String host, byte more) {
    return concat(
        sha256(host.getBytes(StandardCharsets.UTF_8)),
        new byte[] {(byte) (flags | more)},
        ByteBuffer.allocate(4).putInt(count).array());
  }

  private byte[] attested() {
    ECPublicKey key = (ECPublicKey) keys.getPublic();
    return concat(
        new byte[16],
        ByteBuffer.allocate(2).putShort((short) credentialId.length).array(),
        credentialId,
        hex("a5010203262001215820"),
        coordinate(key.getW().getAffineX()),
        hex("225820"),
        coordinate(key.getW().getAffineY()));
  }

  private byte[] signature(byte[] content) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] coordinate(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] padded = new byte[32];
    int used = Math.min(bytes.length, padded.length);
    System.arraycopy(bytes, bytes.length - used, padded, padded.length - used, used);
    return padded;
  }

  private static byte[] cborBytes(byte[] content) {
    return concat(new byte[] {0x58, (byte) content.length}, content);
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
