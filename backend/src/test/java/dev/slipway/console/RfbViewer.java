package dev.slipway.console;

import dev.slipway.testing.GraphQlCaller;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A viewer as any program could be one: RFB over a WebSocket, without a password. */
public final class RfbViewer implements WebSocket.Listener, AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final BlockingQueue<ByteBuffer> pieces = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final List<ByteBuffer> seen = new ArrayList<>();
  private ByteBuffer piece = ByteBuffer.allocate(0);
  private final boolean reads;
  private @Nullable WebSocket socket;
  int width;
  int height;
  String name = "";

  private RfbViewer(boolean reads) {
    this.reads = reads;
  }

  /** Opens a console as the browser of a caller does. */
  public static RfbViewer open(URI address, GraphQlCaller caller) {
    return open(address, caller.cookie(), GraphQlCaller.ORIGIN, true);
  }

  /**
   * Opens a console.
   *
   * @param reads false for a viewer that takes nothing off its socket after the first bytes
   */
  static RfbViewer open(
      URI address, @Nullable String cookie, @Nullable String origin, boolean reads) {
    RfbViewer viewer = new RfbViewer(reads);
    WebSocket.Builder builder = HTTP.newWebSocketBuilder().subprotocols("binary");
    if (cookie != null) {
      builder.header("Cookie", cookie);
    }
    if (origin != null) {
      builder.header("Origin", origin);
    }
    viewer.socket = builder.buildAsync(address, viewer).join();
    return viewer;
  }

  /** The status with which a handshake is refused. */
  public static int refusal(URI address, @Nullable String cookie, @Nullable String origin) {
    try (RfbViewer viewer = open(address, cookie, origin, true)) {
      throw new AssertionError("was let in: " + viewer.socket().getSubprotocol());
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw e;
    }
  }

  WebSocket socket() {
    if (socket == null) {
      throw new IllegalStateException("not connected");
    }
    return socket;
  }

  @Override
  public void onOpen(WebSocket opened) {
    opened.request(reads ? Long.MAX_VALUE : 1);
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer bytes, boolean last) {
    ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    pieces.add(copy);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.complete(1006);
  }

  /** Asks for the next messages, for a viewer that does not do so by itself. */
  void take(int messages) {
    socket().request(messages);
  }

  byte[] read(int count) throws IOException, InterruptedException {
    byte[] bytes = new byte[count];
    int filled = 0;
    while (filled < count) {
      while (!piece.hasRemaining()) {
        ByteBuffer next = pieces.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (next == null) {
          throw new EOFException("nothing came; closed with " + closed.getNow(0));
        }
        seen.add(next.duplicate());
        piece = next;
      }
      int taken = Math.min(piece.remaining(), count - filled);
      piece.get(bytes, filled, taken);
      filled += taken;
    }
    return bytes;
  }

  void send(byte... bytes) {
    socket().sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  private void send(ByteBuffer bytes) {
    socket().sendBinary(bytes.flip(), true).join();
  }

  /** Greets, and is let in without a password. */
  public RfbViewer greet() throws IOException, InterruptedException {
    String version = new String(read(12), StandardCharsets.US_ASCII);
    if (!version.equals("RFB 003.008\n")) {
      throw new AssertionError("unexpected version " + version);
    }
    send(version.getBytes(StandardCharsets.US_ASCII));
    byte[] types = read(2);
    if (types[0] != 1 || types[1] != 1) {
      throw new AssertionError("security is asked for");
    }
    send((byte) 1);
    if (ByteBuffer.wrap(read(4)).getInt() != 0) {
      throw new AssertionError("not let in");
    }
    send((byte) 1);
    ByteBuffer init = ByteBuffer.wrap(read(24));
    width = init.getShort();
    height = init.getShort();
    name = new String(read(init.getInt(20)), StandardCharsets.UTF_8);
    return this;
  }

  /** The whole picture as it is now: dots of 32 bits, row by row. */
  public byte[] picture() throws IOException, InterruptedException {
    ask(false);
    byte[] picture = new byte[width * height * 4];
    int left = picture.length;
    while (left > 0) {
      left -= update(picture);
    }
    return picture;
  }

  void ask(boolean onlyChanges) {
    send(
        ByteBuffer.allocate(10)
            .put((byte) 3)
            .put((byte) (onlyChanges ? 1 : 0))
            .putInt(0)
            .putShort((short) width)
            .putShort((short) height));
  }

  /** Waits for one update; gives how many bytes of the picture it brought. */
  private int update(byte[] picture) throws IOException, InterruptedException {
    int type = read(1)[0];
    if (type == 3) {
      read(3);
      read(ByteBuffer.wrap(read(4)).getInt());
      return 0;
    }
    if (type == 2) {
      return 0;
    }
    if (type != 0) {
      throw new AssertionError("unexpected message " + type);
    }
    int rectangles = ByteBuffer.wrap(read(3)).getShort(1);
    int brought = 0;
    for (int i = 0; i < rectangles; i++) {
      ByteBuffer rectangle = ByteBuffer.wrap(read(12));
      int x = rectangle.getShort();
      int y = rectangle.getShort();
      int w = rectangle.getShort();
      int h = rectangle.getShort();
      if (rectangle.getInt() != 0) {
        throw new AssertionError("not a raw picture");
      }
      byte[] dots = read(w * h * 4);
      for (int row = 0; row < h; row++) {
        System.arraycopy(dots, row * w * 4, picture, ((y + row) * width + x) * 4, w * 4);
      }
      brought += dots.length;
    }
    return brought;
  }

  /** Types a text; a line's end is the Enter key. */
  void type(String text) {
    text.chars().map(letter -> letter == '\n' ? 0xFF0D : letter).forEach(this::press);
  }

  private void press(int keysym) {
    for (byte down = 1; down >= 0; down--) {
      send(ByteBuffer.allocate(8).put((byte) 4).put(down).putShort((short) 0).putInt(keysym));
    }
  }

  /** The code that the socket is closed with; waits for it. */
  public int closeCode() {
    return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  boolean isOpen() {
    return !closed.isDone();
  }

  /** Everything that came, as text that can be searched. */
  String everything() {
    StringBuilder text = new StringBuilder();
    pieces.forEach(bytes -> seen.add(bytes.duplicate()));
    seen.forEach(bytes -> text.append(StandardCharsets.ISO_8859_1.decode(bytes.duplicate())));
    return text.toString();
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.abort();
    }
  }
}
