package dev.slipway.server;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells what has become of servers, inside this node, once it is kept in the store: {@link
 * ServerCreated}, {@link ServerRenamed}, {@link ServerAddressesChanged}, {@link ServerSuspended},
 * {@link ServerTerminated}, {@link ServerProductChanged}. Listeners run on a thread of their own:
 * what goes wrong there is logged and never fails or delays what is told.
 */
@Component
public class ServerEvents {

  private static final Logger log = LoggerFactory.getLogger(ServerEvents.class);

  private final ApplicationEventPublisher events;
  private final Executor virtualThreads = Executors.newVirtualThreadPerTaskExecutor();

  ServerEvents(ApplicationEventPublisher events) {
    this.events = events;
  }

  /** Tells one of the events named above. */
  public void tell(Record event) {
    virtualThreads.execute(() -> {
      try {
        events.publishEvent(event);
      } catch (RuntimeException e) {
        log.error("A listener to {} failed", event, e);
      }
    });
  }
}
