package dev.slipway.console;

import dev.slipway.account.Caller;
import dev.slipway.panel.PanelConsoles;
import dev.slipway.server.Server;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One open console: joins a viewer to a screen. Whichever side ends first, or whatever else ends
 * it, both sides are closed, and {@link #run} returns.
 */
final class Console {

  private static final int PIXELS_BYTES = 20;

  private final String id;
  private final Caller caller;
  private final Server server;
  private final Viewer viewer;
  private final long openedAt = System.nanoTime();
  private final AtomicReference<@Nullable ConsoleEnd> end = new AtomicReference<>();
  private final AtomicReference<PanelConsoles.@Nullable Screen> screen = new AtomicReference<>();
  private final AtomicReference<@Nullable Thread> opening = new AtomicReference<>();
  private final AtomicLong bytesShown = new AtomicLong();
  private volatile boolean greeted;

  Console(String id, Caller caller, Server server, Viewer viewer) {
    this.id = id;
    this.caller = caller;
    this.server = server;
    this.viewer = viewer;
  }

  String id() {
    return id;
  }

  Caller caller() {
    return caller;
  }

  Server server() {
    return server;
  }

  Viewer viewer() {
    return viewer;
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - openedAt);
  }

  /** Whether the viewer sees the screen. */
  boolean isGreeted() {
    return greeted;
  }

  long bytesShown() {
    return bytesShown.get();
  }

  /**
   * Joins the two until one of them ends or {@link #end} is called.
   *
   * @return why it ended
   */
  ConsoleEnd run(ScreenOpening screens, PanelConsoles.Access access) {
    opening.set(Thread.currentThread());
    try {
      ScreenOpening.Opened opened = open(screens, access);
      RfbStream viewerStream = new RfbStream(viewer::read, viewer::write);
      letIn(viewerStream);
      introduce(viewerStream, opened.stream());
      greeted = true;
      Thread input =
          Thread.ofVirtual()
              .name("console-input " + id)
              .start(() -> passInput(viewerStream, opened.screen()));
      passPictures(opened.stream());
      input.join();
    } catch (ConsoleEnded e) {
      end(e.why());
    } catch (InterruptedException e) {
      // Somebody has ended it while it was being opened.
      end(ConsoleEnd.RESTARTING);
    } finally {
      opening.set(null);
    }
    return whyEnded();
  }

  private ScreenOpening.Opened open(ScreenOpening screens, PanelConsoles.Access access)
      throws ConsoleEnded, InterruptedException {
    ScreenOpening.Opened opened =
        screens.open(Objects.requireNonNull(server.panelServerId()), access, id);
    opening.set(null);
    screen.set(opened.screen());
    if (end.get() != null) {
      opened.screen().close();
    }
    return opened;
  }

  private static void letIn(RfbStream viewer) throws ConsoleEnded, InterruptedException {
    try {
      ViewerGreeting.perform(viewer);
    } catch (EOFException e) {
      throw new ConsoleEnded(ConsoleEnd.LEFT);
    } catch (IOException e) {
      throw new ConsoleEnded(ConsoleEnd.BAD_VIEWER);
    }
  }

  /**
   * Hands the first exchange on. What a screen calls itself may name the hypervisor; the viewer
   * reads the server's name in its place.
   */
  private void introduce(RfbStream viewerStream, RfbStream screenStream)
      throws ConsoleEnded, InterruptedException {
    try {
      byte[] shared = viewerStream.read(1);
      byte[] pixels;
      try {
        screenStream.write(shared);
        pixels = screenStream.read(PIXELS_BYTES);
        screenStream.readText();
      } catch (IOException e) {
        throw new ConsoleEnded(ConsoleEnd.SCREEN_LOST);
      }
      byte[] name = server.name().getBytes(StandardCharsets.UTF_8);
      viewerStream.write(
          ByteBuffer.allocate(PIXELS_BYTES + Integer.BYTES + name.length)
              .put(pixels)
              .putInt(name.length)
              .put(name)
              .flip());
    } catch (IOException e) {
      throw new ConsoleEnded(ConsoleEnd.LEFT);
    }
  }

  /** Hands on what the screen shows, as fast as the viewer takes it. */
  private void passPictures(RfbStream from) throws InterruptedException {
    try {
      for (ByteBuffer bytes = from.readSome(); bytes != null; bytes = from.readSome()) {
        bytesShown.addAndGet(bytes.remaining());
        viewer.write(bytes);
      }
      end(ConsoleEnd.SCREEN_LOST);
    } catch (Viewer.Stalled e) {
      end(ConsoleEnd.TOO_SLOW);
    } catch (IOException e) {
      end(ConsoleEnd.LEFT);
    }
  }

  /** Hands on what the viewer types, as fast as the panel takes it. */
  private void passInput(RfbStream from, PanelConsoles.Screen to) {
    try {
      for (ByteBuffer bytes = from.readSome(); bytes != null; bytes = from.readSome()) {
        to.write(bytes);
      }
      end(ConsoleEnd.LEFT);
    } catch (IOException e) {
      end(ConsoleEnd.SCREEN_LOST);
    } catch (InterruptedException e) {
      end(ConsoleEnd.RESTARTING);
    }
  }

  /** Asks both sides for a sign of life. */
  void ping() {
    PanelConsoles.Screen open = screen.get();
    if (open != null) {
      open.ping();
    }
    viewer.ping();
  }

  /** Ends it; only the first call, and its reason, counts. Returns at once. */
  void end(ConsoleEnd why) {
    if (!end.compareAndSet(null, why)) {
      return;
    }
    PanelConsoles.Screen open = screen.get();
    if (open != null) {
      open.close();
    }
    viewer.ended();
    Thread stillOpening = opening.getAndSet(null);
    if (stillOpening != null && !stillOpening.equals(Thread.currentThread())) {
      stillOpening.interrupt();
    }
    // A viewer that does not read would hold up whoever ends its console.
    Thread.ofVirtual().name("console-goodbye " + id).start(() -> viewer.close(why.closeStatus()));
  }

  private ConsoleEnd whyEnded() {
    return Objects.requireNonNullElse(end.get(), ConsoleEnd.LEFT);
  }

  /** Without anything of the screen's. */
  @Override
  public String toString() {
    return "Console[" + id + "]";
  }
}
