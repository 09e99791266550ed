package dev.slipway.testing;

import dev.slipway.SlipwayApplication;
import dev.slipway.simulator.PanelSimulator;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A running node of Slipway: the whole application, on a port of its own, spoken to from outside.
 */
public final class SlipwayNode implements AutoCloseable {

  public static final String OPERATOR_EMAIL = "operator@slipway.example";
  public static final String OPERATOR_PASSWORD = "operator-password";

  private final Map<String, Object> settings;
  private ConfigurableApplicationContext context;

  private SlipwayNode(Map<String, Object> settings) {
    this.settings = settings;
    this.context = run(settings);
  }

  /** Starts a node on an empty database. */
  public static SlipwayNode start(PanelSimulator panel) {
    return start(panel, Map.of());
  }

  /**
   * Starts a node on an empty database.
   *
   * @param others further settings, or others than the usual ones
   */
  public static SlipwayNode start(PanelSimulator panel, Map<String, Object> others) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("slipway.panel.url", panel.baseUrl());
    settings.put("slipway.panel.token", panel.token());
    settings.put("slipway.database.url", TestDatabase.freshUrl());
    settings.put("slipway.database.username", TestDatabase.username());
    settings.put("slipway.database.password", TestDatabase.password());
    settings.put("slipway.public-url", GraphQlCaller.ORIGIN);
    settings.put("slipway.operator.email", OPERATOR_EMAIL);
    settings.put("slipway.operator.password", OPERATOR_PASSWORD);
    settings.put("slipway.live-stats.interval", "200ms");
    // Its reads would get into the counts of tests about other things.
    settings.put("slipway.history.sampler-interval", "off");
    settings.put("slipway.power.poll-interval", "50ms");
    settings.put("slipway.rebuild.poll-interval", "50ms");
    settings.put("slipway.access.poll-interval", "50ms");
    // The same for the daily sync.
    settings.put("slipway.usage.mode", "off");
    settings.put("slipway.provisioning.poll-interval", "50ms");
    settings.put("spring.datasource.hikari.maximum-pool-size", 10);
    settings.putAll(others);
    return new SlipwayNode(settings);
  }

  private static ConfigurableApplicationContext run(Map<String, Object> settings) {
    String[] arguments =
        settings.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);
    return new SpringApplicationBuilder(SlipwayApplication.class)
        .logStartupInfo(false)
        .run(arguments);
  }

  /** Stops the node and starts another on the same database. */
  public void restart() {
    context.close();
    context = run(settings);
  }

  public URI url(String path) {
    String port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Something of the node's inside, where the outside does not show it. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** A caller who is not signed in. */
  public GraphQlCaller anonymous() {
    return new GraphQlCaller(this::url, null);
  }

  /** A program that calls with a token. */
  public GraphQlCaller withToken(String secret) {
    return new GraphQlCaller(this::url, secret);
  }

  /** The operator of the settings, signed in. */
  public GraphQlCaller operator() {
    return signIn(OPERATOR_EMAIL, OPERATOR_PASSWORD);
  }

  public GraphQlCaller signIn(String email, String password) {
    GraphQlCaller caller = anonymous();
    caller.signIn(email, password);
    return caller;
  }

  @Override
  public void close() {
    context.close();
  }
}
