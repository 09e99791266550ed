package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelCapacity;
import dev.slipway.panel.PanelCatalog;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The adapter in front of recorded answers, for tests of what is made of them. */
public final class RecordedPanel implements AutoCloseable {

  /**
   * One answer.
   *
   * @param status 0 for no answer at all
   */
  public record Reply(int status, String body) {}

  private final ScriptedPanel panel = new ScriptedPanel();
  private final AtomicReference<Adapter> adapter = new AtomicReference<>();

  /** Answers by path and query; a failure before is forgotten. */
  public void answers(Function<URI, Reply> answers) {
    close(adapter.getAndSet(Adapter.of(panel.url())));
    panel.answers(exchange -> {
      Reply reply = answers.apply(exchange.getRequestURI());
      if (reply.status() == 0) {
        exchange.close();
      } else {
        ScriptedPanel.send(exchange, reply.status(), reply.body());
      }
    });
  }

  public PanelCatalog catalog() {
    return adapter.get().catalog;
  }

  public PanelCapacity capacity() {
    return adapter.get().capacity;
  }

  private static void close(@org.jspecify.annotations.Nullable Adapter old) {
    if (old != null) {
      old.close();
    }
  }

  @Override
  public void close() {
    close(adapter.get());
    panel.close();
  }
}
