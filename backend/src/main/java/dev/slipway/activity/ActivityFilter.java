package dev.slipway.activity;

import org.jspecify.annotations.Nullable;

/**
 * Which lines of activity a list holds; what is given must all hold.
 *
 * @param search a part of the summary, the actor, the action or the address it came from
 */
public record ActivityFilter(@Nullable String search, @Nullable Boolean failedOnly) {

  public static final ActivityFilter ALL = new ActivityFilter(null, null);
}
