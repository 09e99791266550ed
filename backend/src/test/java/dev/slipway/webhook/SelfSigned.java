package dev.slipway.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A certificate that nobody but itself vouches for, made by the JDK's keytool. */
final class SelfSigned {

  private static final String PASSWORD = "changeit";

  private final KeyStore store;

  private SelfSigned(KeyStore store) {
    this.store = store;
  }

  /**
   * Makes one.
   *
   * @param name whose certificate it is, for example {@code ip:127.0.0.1}
   */
  static SelfSigned of(String name) throws IOException, GeneralSecurityException {
    Path file = Files.createTempDirectory("slipway-certificate").resolve("store.p12");
    try {
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=receiver",
                  "-ext",
                  "san=" + name,
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  file.toString(),
                  "-storepass",
                  PASSWORD)
              .redirectErrorStream(true)
              .start();
      String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (keytool.onExit().join().exitValue() != 0) {
        throw new IOException(output);
      }
      return new SelfSigned(KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(file.getParent());
    }
  }

  /** For the receiver, which has it. */
  SSLContext server() throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    return context(keys, null);
  }

  /** For a sender that trusts it and nothing else. */
  SSLContext trusted() throws GeneralSecurityException, IOException {
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    certificates.setCertificateEntry("receiver", store.getCertificate("mykey"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(certificates);
    return context(null, trust);
  }

  private static SSLContext context(
      @Nullable KeyManagerFactory keys, @Nullable TrustManagerFactory trust)
      throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        keys == null ? null : keys.getKeyManagers(),
        trust == null ? null : trust.getTrustManagers(),
        null);
    return context;
  }
}
