package dev.slipway.panel.virtfusion;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * A body as text, up to a size. The JDK's own limit fails like a broken connection does; this one
 * can be told apart from it, since a panel that says too much is there.
 */
final class LimitedBody implements BodySubscriber<String> {

  /** The body was longer than we are ready to keep. */
  static final class TooLarge extends IOException {
    TooLarge(long limit) {
      super("body of more than " + limit + " bytes");
    }
  }

  private final BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
  private final long limit;
  private @Nullable Subscription upstream;
  private long size;

  LimitedBody(long limit) {
    this.limit = limit;
  }

  @Override
  public CompletionStage<String> getBody() {
    return text.getBody();
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    upstream = subscription;
    text.onSubscribe(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      size += buffer.remaining();
    }
    if (size > limit) {
      if (upstream != null) {
        upstream.cancel();
      }
      text.onError(new TooLarge(limit));
    } else {
      text.onNext(buffers);
    }
  }

  @Override
  public void onError(Throwable failure) {
    text.onError(failure);
  }

  @Override
  public void onComplete() {
    text.onComplete();
  }
}
