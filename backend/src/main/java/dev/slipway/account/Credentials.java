package dev.slipway.account;

import dev.slipway.cluster.Topic;
import dev.slipway.error.ApiException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds out who is asking, by a session's cookie or by a token. */
@Service
public class Credentials {

  private static final String SCHEME = "Bearer ";

  private final Sessions sessions;
  private final Tokens tokens;
  private final Accounts accounts;
  private final CredentialEnds ends;

  Credentials(Sessions sessions, Tokens tokens, Accounts accounts, CredentialEnds ends) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.accounts = accounts;
    this.ends = ends;
  }

  /** Who a session's cookie belongs to; empty where the session is unknown or has ended. */
  public Optional<Caller> ofSession(String secret, @Nullable String remoteAddress) {
    return sessions.find(secret, remoteAddress);
  }

  /**
   * Who a token belongs to.
   *
   * @param authorization the header of that name: {@code Bearer slw_…}
   * @throws ApiException UNAUTHENTICATED where it holds no token that may be used from there
   */
  public Caller ofAuthorization(String authorization, @Nullable String remoteAddress) {
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw new ApiException(
          ApiException.Code.UNAUTHENTICATED,
          "Send the token in the header Authorization, like \"Bearer slw_…\".");
    }
    return tokens
        .find(authorization.substring(SCHEME.length()).strip(), remoteAddress)
        .orElseThrow(Credentials::unusableToken);
  }

  /**
   * In whose name work is done that goes on while nobody calls, with the rights that they have now.
   *
   * @param tokenId the account's token whose rights count; null for the account's own
   * @return empty where the account or the token is no more
   */
  public Optional<Caller> ofOwner(String accountId, @Nullable String tokenId) {
    return tokenId == null
        ? accounts.findCaller(accountId)
        : tokens.findById(tokenId).filter(caller -> caller.accountId().equals(accountId));
  }

  /** What is said of a token that was never valid, is valid no more, or not from this address. */
  public static ApiException unusableToken() {
    return new ApiException(
        ApiException.Code.UNAUTHENTICATED,
        "This token can't be used: it is mistyped, has expired, was revoked, or is bound to other "
            + "addresses than yours. Make a new one in the client area.");
  }

  /** Sessions and tokens that have ended, on all nodes. */
  public Topic<CredentialEnded> ended() {
    return ends.topic();
  }

  /** Whether a caller who came by this may go on. */
  public boolean isUsable(Credential credential) {
    return switch (credential.kind()) {
      case TOKEN -> tokens.isUsable(credential.id());
      case SESSION -> sessions.isOpen(credential.id());
      case ACCOUNT -> accounts.findCaller(credential.id()).isPresent();
    };
  }
}
