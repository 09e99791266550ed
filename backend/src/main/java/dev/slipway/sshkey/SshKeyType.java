package dev.slipway.sshkey;

import dev.slipway.sshkey.SshPublicKey.Unusable;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The kinds of keys that OpenSSH takes today, each with what its blob holds (RFC 4253 §6.6, RFC
 * 5656 §3.1, RFC 8709 §4, OpenSSH PROTOCOL.u2f). DSA is not among them: OpenSSH no longer has it.
 */
enum SshKeyType {
  ED25519("ssh-ed25519") {
    @Override
    void read(SshBlob blob) throws Unusable {
      blob.point(32);
    }
  },
  RSA("ssh-rsa") {
    @Override
    void read(SshBlob blob) throws Unusable {
      BigInteger exponent = blob.number();
      BigInteger modulus = blob.number();
      if (modulus.bitLength() < MIN_RSA_BITS) {
        throw new Unusable(
            "This RSA key has only "
                + modulus.bitLength()
                + " bits: use one of "
                + MIN_RSA_BITS
                + " or more, or better an Ed25519 key.");
      }
      if (modulus.bitLength() > MAX_RSA_BITS
          || !modulus.testBit(0)
          || !exponent.testBit(0)
          || exponent.bitLength() < 2) {
        throw SshBlob.damaged();
      }
    }
  },
  ECDSA_256("ecdsa-sha2-nistp256") {
    @Override
    void read(SshBlob blob) throws Unusable {
      blob.text("nistp256");
      blob.curvePoint(32);
    }
  },
  ECDSA_384("ecdsa-sha2-nistp384") {
    @Override
    void read(SshBlob blob) throws Unusable {
      blob.text("nistp384");
      blob.curvePoint(48);
    }
  },
  ECDSA_521("ecdsa-sha2-nistp521") {
    @Override
    void read(SshBlob blob) throws Unusable {
      blob.text("nistp521");
      blob.curvePoint(66);
    }
  },
  SK_ED25519("sk-ssh-ed25519@openssh.com") {
    @Override
    void read(SshBlob blob) throws Unusable {
      blob.point(32);
      blob.application();
    }
  },
  SK_ECDSA_256("sk-ecdsa-sha2-nistp256@openssh.com") {
    @Override
    void read(SshBlob blob) throws Unusable {
      blob.text("nistp256");
      blob.curvePoint(32);
      blob.application();
    }
  };

  private static final int MIN_RSA_BITS = 2048;
  private static final int MAX_RSA_BITS = 16_384;

  private final String word;

  SshKeyType(String word) {
    this.word = word;
  }

  static Optional<SshKeyType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }

  static String names() {
    return Arrays.stream(values()).map(type -> type.word).collect(Collectors.joining(", "));
  }

  /** Passes where a blob is a key of this type, whole and with nothing behind it. */
  void check(byte[] bytes) throws Unusable {
    SshBlob blob = new SshBlob(bytes);
    blob.text(word);
    read(blob);
    blob.end();
  }

  abstract void read(SshBlob blob) throws Unusable;
}
