package dev.slipway.store;

import com.github.f4b6a3.ulid.UlidCreator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Public ids: a prefix that tells the type and a ULID in lower case, for example {@code
 * srv_01k3q5v8m2x4n6p7r9s0t1v2w3}. They sort by the time of making and can't be enumerated.
 */
public enum Ids {
  CUSTOMER("cus"),
  ACCOUNT("acc"),
  SERVER("srv"),
  PRODUCT("prd"),
  TASK("tsk"),
  ACTIVITY("act"),
  API_TOKEN("tok"),
  SESSION("ses"),
  PASSKEY("pky"),
  OPENID_IDENTITY("oid"),
  ORDER("ord"),
  CONSOLE("con"),
  WEBHOOK("whk"),
  WEBHOOK_DELIVERY("msg");

  private static final Pattern ULID = Pattern.compile("[0-7][0-9a-hjkmnp-tv-z]{25}");

  private final String prefix;

  Ids(String prefix) {
    this.prefix = prefix + "_";
  }

  /** A new id, greater than all that this node made before. */
  public String next() {
    return prefix + UlidCreator.getMonotonicUlid().toString().toLowerCase(Locale.ROOT);
  }

  /** What every id of this type begins with. */
  public String prefix() {
    return prefix;
  }

  /**
   * True for text that could be an id of this type; any other text is an unknown id without a look
   * into the store.
   */
  public boolean matches(String id) {
    return id.startsWith(prefix) && ULID.matcher(id.substring(prefix.length())).matches();
  }
}
