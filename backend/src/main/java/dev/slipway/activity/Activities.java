package dev.slipway.activity;

import static dev.slipway.jooq.Tables.ACTIVITY;

import dev.slipway.account.Caller;
import dev.slipway.store.Ids;
import dev.slipway.store.Keyset;
import dev.slipway.store.Page;
import dev.slipway.store.PageArguments;
import dev.slipway.store.SearchText;
import java.time.Clock;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * What was done. Holds what was accepted and what the panel refused, not what Slipway's own rules
 * refused: that changed nothing. Of wrong passwords and codes it holds that they were too many.
 */
@Repository
public class Activities {

  /** The actions of signing in and out: there are more of these than of all others. */
  public static final String SIGN_IN = "session.sign-in";

  public static final String SIGN_OUT = "session.sign-out";

  private static final String SLIPWAY = "Slipway";

  private static final Keyset<String> NEWEST_FIRST =
      new Keyset<>("activity", ACTIVITY.ID, text -> text, ACTIVITY.ID, SortOrder.DESC);

  private final DSLContext db;
  private final Clock clock;

  Activities(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * Notes what a caller did.
   *
   * @param serverId with which server; null where it was with none
   * @param action a stable word, for example {@code server.rename}
   * @param summary one sentence, fit to show to the customer
   * @param taskId the task that it started; its end becomes the end of this
   */
  public void note(
      Caller caller,
      @Nullable String serverId,
      String action,
      String summary,
      boolean succeeded,
      @Nullable String taskId) {
    db.insertInto(ACTIVITY)
        .set(ACTIVITY.ID, Ids.ACTIVITY.next())
        .set(ACTIVITY.SERVER_ID, serverId)
        .set(ACTIVITY.ACCOUNT_ID, caller.accountId())
        .set(ACTIVITY.TASK_ID, taskId)
        .set(ACTIVITY.AT, clock.instant())
        .set(ACTIVITY.ACTOR, caller.actor())
        .set(ACTIVITY.REMOTE_ADDRESS, caller.remoteAddress())
        .set(ACTIVITY.ACTION, action)
        .set(ACTIVITY.SUMMARY, summary)
        .set(ACTIVITY.SUCCEEDED, succeeded)
        .execute();
  }

  /**
   * Notes what a caller did with their own account: how one signs in there, or by what credentials.
   *
   * @param action a stable word, for example {@code passkey.register}
   * @param summary one sentence
   */
  public void noteOfAccount(Caller caller, String action, String summary) {
    noteOfAccount(caller, caller.accountId(), action, summary);
  }

  /**
   * Notes what a caller did with an account, which may be another one's.
   *
   * @param accountId whose owner is shown it
   * @param action a stable word, for example {@code passkey.register}
   * @param summary one sentence
   */
  public void noteOfAccount(Caller caller, String accountId, String action, String summary) {
    db.insertInto(ACTIVITY)
        .set(ACTIVITY.ID, Ids.ACTIVITY.next())
        .set(ACTIVITY.ACCOUNT_ID, caller.accountId())
        .set(ACTIVITY.ABOUT_ACCOUNT_ID, accountId)
        .set(ACTIVITY.AT, clock.instant())
        .set(ACTIVITY.ACTOR, caller.actor())
        .set(ACTIVITY.REMOTE_ADDRESS, caller.remoteAddress())
        .set(ACTIVITY.ACTION, action)
        .set(ACTIVITY.SUMMARY, summary)
        .set(ACTIVITY.SUCCEEDED, true)
        .execute();
  }

  /**
   * Notes that Slipway refuses sign-ins of an account for a while.
   *
   * @param remoteAddress where the last of them came from; null where unknown
   * @param summary one sentence
   */
  public void noteRefusedSignIns(String accountId, @Nullable String remoteAddress, String summary) {
    db.insertInto(ACTIVITY)
        .set(ACTIVITY.ID, Ids.ACTIVITY.next())
        .set(ACTIVITY.ABOUT_ACCOUNT_ID, accountId)
        .set(ACTIVITY.AT, clock.instant())
        .set(ACTIVITY.ACTOR, SLIPWAY)
        .set(ACTIVITY.REMOTE_ADDRESS, remoteAddress)
        .set(ACTIVITY.ACTION, "session.refuse")
        .set(ACTIVITY.SUMMARY, summary)
        .set(ACTIVITY.SUCCEEDED, false)
        .execute();
  }

  /**
   * Notes what Slipway did by itself, without anybody's order.
   *
   * @param serverId with which server
   * @param action a stable word, for example {@code credit.top-up}
   * @param summary one sentence, fit to show to the customer
   */
  public void noteOwn(String serverId, String action, String summary, boolean succeeded) {
    db.insertInto(ACTIVITY)
        .set(ACTIVITY.ID, Ids.ACTIVITY.next())
        .set(ACTIVITY.SERVER_ID, serverId)
        .set(ACTIVITY.AT, clock.instant())
        .set(ACTIVITY.ACTOR, SLIPWAY)
        .set(ACTIVITY.ACTION, action)
        .set(ACTIVITY.SUMMARY, summary)
        .set(ACTIVITY.SUCCEEDED, succeeded)
        .execute();
  }

  /** The task that an activity started has failed. */
  public void noteTaskFailed(String taskId, String summary) {
    db.update(ACTIVITY)
        .set(ACTIVITY.SUCCEEDED, false)
        .set(ACTIVITY.SUMMARY, summary)
        .where(ACTIVITY.TASK_ID.eq(taskId))
        .execute();
  }

  /** What was done on a server that the caller has been found to see. */
  public Page<Activity> page(String serverId, PageArguments arguments) {
    return NEWEST_FIRST.page(
        db,
        List.of(ACTIVITY.fields()),
        ACTIVITY,
        ACTIVITY.SERVER_ID.eq(serverId),
        arguments,
        Activities::toDomain);
  }

  /** What was done with an account: signing in, and changes to how one does. */
  public Page<Activity> pageOfAccount(String accountId, PageArguments arguments) {
    return NEWEST_FIRST.page(
        db,
        List.of(ACTIVITY.fields()),
        ACTIVITY,
        ACTIVITY.ABOUT_ACCOUNT_ID.eq(accountId),
        arguments,
        Activities::toDomain);
  }

  /** What was done by anybody with anything; for operators. */
  public Page<Activity> page(ActivityFilter filter, PageArguments arguments) {
    return NEWEST_FIRST.page(
        db,
        List.of(ACTIVITY.fields()),
        ACTIVITY,
        matching(filter),
        arguments,
        Activities::toDomain);
  }

  private static Condition matching(ActivityFilter filter) {
    Condition all = DSL.noCondition();
    if (filter.search() != null && !filter.search().isBlank()) {
      all =
          all.and(
              SearchText.contains(
                  filter.search(),
                  List.of(
                      ACTIVITY.SUMMARY, ACTIVITY.ACTOR, ACTIVITY.ACTION, ACTIVITY.REMOTE_ADDRESS)));
    }
    if (Boolean.TRUE.equals(filter.withoutSignIns())) {
      all = all.and(ACTIVITY.ACTION.notIn(SIGN_IN, SIGN_OUT));
    }
    return Boolean.TRUE.equals(filter.failedOnly()) ? all.and(ACTIVITY.SUCCEEDED.isFalse()) : all;
  }

  private static Activity toDomain(Record row) {
    return new Activity(
        row.get(ACTIVITY.ID),
        row.get(ACTIVITY.SERVER_ID),
        row.get(ACTIVITY.ACCOUNT_ID),
        row.get(ACTIVITY.ABOUT_ACCOUNT_ID),
        row.get(ACTIVITY.AT),
        row.get(ACTIVITY.ACTOR),
        row.get(ACTIVITY.REMOTE_ADDRESS),
        row.get(ACTIVITY.ACTION),
        row.get(ACTIVITY.SUMMARY),
        row.get(ACTIVITY.SUCCEEDED));
  }
}
