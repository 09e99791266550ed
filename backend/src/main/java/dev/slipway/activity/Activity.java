package dev.slipway.activity;

import dev.slipway.account.ApiScope;
import dev.slipway.account.Caller;
import dev.slipway.account.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of what was done; the contract's Activity.
 *
 * @param serverId with which server; null where it was with none
 * @param accountId whose session or token did it; null where Slipway itself did
 * @param aboutAccountId with whose account; null where it was with none
 * @param remoteAddress where it came from, not for everybody to see: {@link
 *     #remoteAddressFor(Caller)}
 */
public record Activity(
    String id,
    @Nullable String serverId,
    @Nullable String accountId,
    @Nullable String aboutAccountId,
    Instant at,
    String actor,
    @Nullable String remoteAddress,
    String action,
    String summary,
    boolean succeeded) {

  /**
   * Where it came from, for who may know: whoever runs the whole host, and a customer for their own
   * doings and for what strangers tried with their account. An operator's token that is less than
   * that may be in a partner's or a customer's hands, who must not learn where the host's people
   * sit.
   */
  @Nullable String remoteAddressFor(Caller caller) {
    boolean runsTheHost = caller.reachesEverybody() && caller.may(ApiScope.OPERATIONS);
    String from = accountId == null ? aboutAccountId : accountId;
    boolean own = caller.role() == Role.CUSTOMER && caller.accountId().equals(from);
    return runsTheHost || own ? remoteAddress : null;
  }
}
