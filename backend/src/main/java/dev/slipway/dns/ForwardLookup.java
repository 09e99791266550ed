package dev.slipway.dns;

import java.util.List;
import java.util.Map;

/** Looks up host names as the rest of the world does, past the host's own DNS server. */
public interface ForwardLookup {

  /** What a name leads to: an address, or another name. */
  sealed interface Answer {

    /** An A or AAAA record's address, as text. */
    record Address(String text) implements Answer {}

    /** A CNAME record's target. */
    record Alias(String name) implements Answer {}
  }

  /**
   * Asks for a name's addresses of one version.
   *
   * @param name comparable
   * @param version 4 for A, 6 for AAAA
   * @return what came, by comparable owner name; a resolver may follow aliases and say at once what
   *     they lead to. Nothing for a name that does not exist.
   * @throws Failed where there is no answer, which is not the same as an empty one
   */
  Map<String, List<Answer>> ask(String name, int version) throws Failed;

  /** The resolver did not answer, or said that it could not. */
  final class Failed extends Exception {
    public Failed(String message) {
      super(message);
    }

    public Failed(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
