package dev.slipway.webhook;

import dev.slipway.account.ApiScope;
import java.util.Locale;

/** What a webhook can be told of; the contract's WebhookTopic. */
public enum WebhookTopic {
  SERVER_CREATED(Subject.SERVER),
  SERVER_CHANGED(Subject.SERVER),
  SERVER_DELETED(Subject.SERVER),
  TASK_ENDED(Subject.TASK),
  STOCK_CHANGED(Subject.PRODUCT);

  /**
   * What a topic is about.
   *
   * <p>{@code type} is its type in the schema, {@code key} its name in a payload, {@code scope}
   * what it takes to see one.
   */
  enum Subject {
    SERVER("Server", "server", ApiScope.SERVERS_READ),
    TASK("Task", "task", ApiScope.SERVERS_READ),
    PRODUCT("Product", "product", ApiScope.CATALOG_READ);

    private final String type;
    private final String key;
    private final ApiScope scope;

    Subject(String type, String key, ApiScope scope) {
      this.type = type;
      this.key = key;
      this.scope = scope;
    }

    String type() {
      return type;
    }

    String key() {
      return key;
    }

    ApiScope scope() {
      return scope;
    }
  }

  private final Subject subject;

  WebhookTopic(Subject subject) {
    this.subject = subject;
  }

  Subject subject() {
    return subject;
  }

  /** What a payload's {@code type} says, for example {@code server.changed}. */
  String eventType() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
