package dev.slipway.simulator.chaos;

import dev.slipway.simulator.recording.RecordingFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Lets calls go wrong before they reach the panel. */
public final class ChaosFilter extends HttpFilter {

  private final transient Chaos chaos;
  private final String prefix;
  private final String ownPath;

  /**
   * A filter for calls under a prefix.
   *
   * @param ownPath the path of the simulator's own operations, which never go wrong
   */
  public ChaosFilter(Chaos chaos, String prefix, String ownPath) {
    this.chaos = chaos;
    this.prefix = prefix;
    this.ownPath = ownPath;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI();
    if (path.startsWith(ownPath)) {
      chain.doFilter(request, response);
      return;
    }
    Fault broken = null;
    String operation = RecordingFilter.operation(path, prefix);
    for (Fault fault : chaos.faultsOf(request.getMethod(), operation, request.getQueryString())) {
      if (fault instanceof Fault.Late late) {
        pause(late);
      } else {
        broken = fault;
      }
    }
    if (broken == null) {
      chain.doFilter(request, response);
    } else {
      apply(broken, request, response, chain);
    }
  }

  private void apply(
      Fault fault, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    switch (fault) {
      case Fault.Late late -> pause(late);
      case Fault.Instead instead -> answer(instead.reply(), response);
      case Fault.Silence _ -> {
        request.setAttribute(RecordingFilter.UNANSWERED, true);
        waitForRelease();
        Connections.reset(request);
      }
      case Fault.Reset _ -> {
        request.setAttribute(RecordingFilter.UNANSWERED, true);
        Connections.reset(request);
      }
      case Fault.ResetAfterwards _ -> {
        chain.doFilter(request, new SwallowedResponse(response));
        request.setAttribute(RecordingFilter.UNANSWERED, true);
        Connections.reset(request);
      }
      case Fault.InsteadAfterwards instead -> {
        chain.doFilter(request, new SwallowedResponse(response));
        response.reset();
        answer(instead.reply(), response);
      }
      case Fault.SilenceAfterwards _ -> {
        chain.doFilter(request, new SwallowedResponse(response));
        request.setAttribute(RecordingFilter.UNANSWERED, true);
        waitForRelease();
        Connections.reset(request);
      }
      case Fault.Twice _ -> {
        chain.doFilter(request, new SwallowedResponse(response));
        response.reset();
        chain.doFilter(request, response);
      }
      case Fault.Drip drip -> chain.doFilter(request, new DrippingResponse(response, drip, chaos));
    }
  }

  private void pause(Fault.Late late) throws IOException {
    long jitter = late.jitter().toMillis();
    Duration random =
        jitter == 0
            ? Duration.ZERO
            : Duration.ofMillis(ThreadLocalRandom.current().nextLong(jitter + 1));
    try {
      chaos.pause(late.fixed().plus(random));
    } catch (InterruptedException stopped) {
      throw interrupted();
    }
  }

  private void waitForRelease() throws IOException {
    try {
      chaos.awaitRelease();
    } catch (InterruptedException stopped) {
      throw interrupted();
    }
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("the simulator stops");
  }

  private static void answer(CannedReply reply, HttpServletResponse response) throws IOException {
    response.setStatus(reply.status());
    response.setContentType(reply.contentType());
    reply.headers().forEach(response::setHeader);
    response.getOutputStream().write(reply.body().getBytes(StandardCharsets.UTF_8));
  }
}
