package dev.slipway.activity;

import org.jspecify.annotations.Nullable;

/**
 * Which lines of activity a list holds; what is given must all hold.
 *
 * @param search a part of the summary, the actor, the action or the address it came from
 * @param withoutSignIns leaves out who signed in and out
 */
public record ActivityFilter(
    @Nullable String search, @Nullable Boolean failedOnly, @Nullable Boolean withoutSignIns) {

  public static final ActivityFilter ALL = new ActivityFilter(null, null, null);
}
