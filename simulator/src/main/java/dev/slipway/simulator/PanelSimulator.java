package dev.slipway.simulator;

import dev.slipway.simulator.chaos.Chaos;
import dev.slipway.simulator.chaos.ChaosFilter;
import dev.slipway.simulator.control.ControlRoutes;
import dev.slipway.simulator.http.Api;
import dev.slipway.simulator.model.PanelWorld;
import dev.slipway.simulator.recording.RecordedRequest;
import dev.slipway.simulator.recording.RecordingFilter;
import dev.slipway.simulator.recording.RequestLog;
import dev.slipway.simulator.screen.Consoles;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/**
 * A VirtFusion panel that is not one: the HTTP of the real one on a world that lives in memory. It
 * is started with {@link #start} or built with {@link #builder}, and can be made slow, faulty or
 * absent while it runs.
 */
public final class PanelSimulator implements AutoCloseable {

  private final PanelWorld world;
  private final SimulatorOptions options;
  private final Chaos chaos = new Chaos();
  private final RequestLog log = new RequestLog();
  private final Doors doors;
  private final Consoles consoles;
  private final Javalin javalin;

  private PanelSimulator(PanelWorld world, SimulatorOptions options) {
    this.world = world;
    this.options = options;
    consoles = new Consoles(world, options.screens());
    doors = new Doors(options.port(), options.controlPort());
    javalin = Javalin.create(this::configure).start();
  }

  /** Starts a panel with this world in it. */
  public static PanelSimulator start(PanelWorld world, SimulatorOptions options) {
    return new PanelSimulator(world, options);
  }

  /** A panel put together step by step. */
  public static SimulatorBuilder builder() {
    return new SimulatorBuilder();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    config.http.prefer405over404 = true;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.addConnector(doors::front);
    config.jetty.addConnector(doors::control);
    config.jetty.modifyServletContextHandler(this::addFilters);
    Api.serve(
        config.routes,
        world,
        options.prefix(),
        options.token(),
        options.scopes(),
        consoles,
        () -> "127.0.0.1:" + doors.frontPort());
    ControlRoutes.addTo(config.routes, this);
  }

  private void addFilters(ServletContextHandler handler) {
    EnumSet<DispatcherType> requests = EnumSet.of(DispatcherType.REQUEST);
    String prefix = options.prefix();
    handler.addFilter(new RecordingFilter(log, prefix, ControlRoutes.PATH), "/*", requests);
    handler.addFilter(new ChaosFilter(chaos, prefix, ControlRoutes.PATH), "/*", requests);
  }

  /** Where the panel is, without the prefix. */
  public String baseUrl() {
    return "http://127.0.0.1:" + doors.frontPort();
  }

  /** Where the simulator's own operations are, also while the panel is gone. */
  public String controlUrl() {
    return "http://127.0.0.1:" + doors.controlPort() + ControlRoutes.PATH;
  }

  /** The API token that the panel accepts. */
  public String token() {
    return options.token();
  }

  /** What the panel knows; look at it and change it in {@link PanelWorld#locked}. */
  public PanelWorld world() {
    return world;
  }

  /** Faults to switch on and off. */
  public Chaos chaos() {
    return chaos;
  }

  /** One server to push about; it must exist. */
  public ServerControl server(int id) {
    return new ServerControl(world, id);
  }

  /** The consoles of all servers. */
  public Consoles consoles() {
    return consoles;
  }

  /** The calls so far, for those who count them. */
  public RequestLog log() {
    return log;
  }

  /** The calls so far. */
  public List<RecordedRequest> requests() {
    return log.all();
  }

  /** Forgets the calls so far. */
  public void clearRequests() {
    log.clear();
  }

  /**
   * The panel's host is away: connections are refused, open ones are cut, and faults are switched
   * off.
   */
  public void gone() {
    chaos.clear();
    consoles.dropAll();
    doors.closeFront();
  }

  /** The panel is back, at the same address. */
  public void back() {
    doors.openFront();
  }

  /** Whether the panel is {@link #gone}. */
  public boolean isGone() {
    return !doors.isFrontOpen();
  }

  @Override
  public void close() {
    chaos.clear();
    consoles.close();
    javalin.stop();
  }
}
