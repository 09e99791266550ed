package dev.slipway.console;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * Who looks at a console. What it sends waits here to a bound; then its socket is not read from,
 * and it is the viewer who waits.
 */
final class Viewer {

  /** It took nothing for as long as one waits for it. */
  static final class Stalled extends IOException {
    Stalled(IOException cause) {
      super("the viewer took nothing any more", cause);
    }
  }

  private static final int MOST_WAITING = 64 * 1024;

  /** What is pasted comes in one message; nothing else is long. */
  private static final int LONGEST_MESSAGE = 1024 * 1024;

  private final WebSocketSession session;

  /** One message at a time leaves. */
  private final ReentrantLock sending = new ReentrantLock();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
  private int bytesWaiting;

  /** Of the message that is coming; known to the thread alone that receives. */
  private int messageBytes;

  private boolean ended;

  private volatile long lastHeard = System.nanoTime();
  private volatile long lastInput = System.nanoTime();

  Viewer(WebSocketSession session) {
    this.session = session;
  }

  /**
   * Takes a piece of a message that has come, and waits while there is no room for it.
   *
   * @return false where the message is longer than any viewer's can be
   */
  boolean received(ByteBuffer bytes, boolean last) throws InterruptedException {
    lastHeard = System.nanoTime();
    if (messageBytes > 0 || !last || ViewerInput.isInput(bytes)) {
      lastInput = lastHeard;
    }
    messageBytes += bytes.remaining();
    if (messageBytes > LONGEST_MESSAGE) {
      return false;
    }
    if (last) {
      messageBytes = 0;
    }
    ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    lock.lockInterruptibly();
    try {
      while (!ended && bytesWaiting >= MOST_WAITING) {
        changed.await();
      }
      if (!ended) {
        waiting.add(copy);
        bytesWaiting += copy.remaining();
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
    return true;
  }

  /** Waits for the next bytes; null when the viewer has gone. */
  @Nullable ByteBuffer read() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!ended && waiting.isEmpty()) {
        changed.await();
      }
      ByteBuffer next = waiting.poll();
      if (next != null) {
        bytesWaiting -= next.remaining();
        changed.signalAll();
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sends, and waits until the bytes have left for the network.
   *
   * @throws Stalled where they do not
   */
  void write(ByteBuffer bytes) throws IOException {
    sending.lock();
    try {
      session.sendMessage(new BinaryMessage(bytes, true));
    } catch (SocketTimeoutException e) {
      throw new Stalled(e);
    } catch (IllegalStateException e) {
      throw new IOException("the viewer's socket is closed", e);
    } finally {
      sending.unlock();
    }
  }

  /** Asks for a sign of life, unless something is on its way already. */
  void ping() {
    if (!sending.tryLock()) {
      return;
    }
    try {
      session.sendMessage(new PingMessage());
    } catch (IOException | IllegalStateException e) {
      ended();
    } finally {
      sending.unlock();
    }
  }

  void answeredPing() {
    lastHeard = System.nanoTime();
  }

  /** Nanoseconds since anything came, or a ping was answered. */
  long sinceHeard() {
    return System.nanoTime() - lastHeard;
  }

  /** Nanoseconds since somebody typed, or moved the pointer. */
  long sinceInput() {
    return System.nanoTime() - lastInput;
  }

  /** Nothing more comes. */
  void ended() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Says goodbye, which may take a while where the viewer does not read. */
  void close(CloseStatus status) {
    ended();
    try {
      session.close(status);
    } catch (IOException | IllegalStateException e) {
      // It has gone before we could say so.
    }
  }
}
