package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelConsoles;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A screen behind the JDK's WebSocket. It asks for so many pieces at once and for another only when
 * one has been used up: whoever does not read makes the panel wait, not memory grow.
 */
final class PanelScreen implements PanelConsoles.Screen, WebSocket.Listener {

  /** Pieces of at most 16 KiB, the size of the JDK's own buffers. */
  private static final int PIECES_AT_ONCE = 4;

  /** A viewer sends little; a panel that does not take it for so long is stuck. */
  private static final int WRITE_SECONDS = 30;

  /**
   * What came.
   *
   * @param usedUp tells the JDK that it may have the memory back
   * @param isEnd nothing comes any more
   */
  private record Piece(ByteBuffer bytes, CompletableFuture<?> usedUp, boolean isEnd) {}

  private static final Piece END =
      new Piece(ByteBuffer.allocate(0), new CompletableFuture<>(), true);

  /** Never longer than was asked for, and the end. */
  private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();

  private volatile @Nullable WebSocket socket;
  private volatile boolean ended;
  private @Nullable Piece current;

  @Override
  public void onOpen(WebSocket opened) {
    socket = opened;
    if (ended) {
      opened.abort();
    } else {
      opened.request(PIECES_AT_ONCE);
    }
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer bytes, boolean last) {
    Piece piece = new Piece(bytes, new CompletableFuture<>(), false);
    pieces.add(piece);
    return piece.usedUp();
  }

  /** Screens are bytes: whatever speaks text is something else. */
  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    close();
    return null;
  }

  /** Answered by the JDK; it counts as one of the pieces asked for. */
  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    ended = true;
    pieces.add(END);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    ended = true;
    pieces.add(END);
  }

  @Override
  public @Nullable ByteBuffer read() throws InterruptedException {
    Piece used = current;
    current = null;
    WebSocket open = socket;
    if (used != null && open != null) {
      used.usedUp().complete(null);
      open.request(1);
    }
    Piece next = pieces.take();
    if (next.isEnd()) {
      pieces.add(END);
      return null;
    }
    current = next;
    return next.bytes();
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException, InterruptedException {
    WebSocket open = socket;
    if (open == null || ended) {
      throw new IOException("the connection to the screen has ended");
    }
    try {
      open.sendBinary(bytes, true).get(WRITE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException("the connection to the screen broke", e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("the panel took nothing for " + WRITE_SECONDS + " s", e);
    }
  }

  @Override
  public void ping() {
    WebSocket open = socket;
    if (open != null && !ended) {
      // Where the one before has not left yet, the panel is busy and knows that we are here.
      open.sendPing(ByteBuffer.allocate(0)).exceptionally(failure -> open);
    }
  }

  @Override
  public void close() {
    ended = true;
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
    pieces.add(END);
  }
}
