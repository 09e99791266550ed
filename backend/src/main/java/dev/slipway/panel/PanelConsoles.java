package dev.slipway.panel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The screens of servers, as RFB over a WebSocket of the panel's. */
public interface PanelConsoles {

  /**
   * How to get to a screen; in no text of this record, as whoever knows it can use the server.
   *
   * @param socketUrl has the panel's own host and port
   * @param password null where the panel named none
   */
  record Access(String socketUrl, @Nullable String password) {

    @Override
    public String toString() {
      return "Access[]";
    }
  }

  /** The panel does not know an address, or no longer: only another one helps. */
  final class AddressDead extends IOException {
    public AddressDead(String message) {
      super(message);
    }
  }

  /**
   * A connection to a screen. One thread may read and another write at the same time; closing it
   * lets go of both.
   */
  interface Screen extends AutoCloseable {

    /**
     * Waits for the next bytes. While nobody calls this, the panel is not read from.
     *
     * @return good until the next call; null when the connection has ended
     */
    @Nullable ByteBuffer read() throws InterruptedException;

    /**
     * Sends bytes, and waits until they have left.
     *
     * @throws IOException where the connection has ended, or the panel takes nothing any more
     */
    void write(ByteBuffer bytes) throws IOException, InterruptedException;

    /** Keeps what lies between from taking a quiet connection for a dead one. */
    void ping();

    /** Ends the connection; does nothing to one that has ended. */
    @Override
    void close();
  }

  /**
   * Wakes a server's screen and gives it a new address and a new password, so that older ones hold
   * no longer. It takes the hypervisor some seconds until the address works.
   *
   * @throws PanelException where there is no way to the screen
   */
  Access open(int panelServerId);

  /**
   * Connects to a screen.
   *
   * @param limit how long that may take
   * @throws AddressDead where the panel does not know the address
   * @throws IOException where it can't be reached, or not yet
   */
  Screen connect(Access access, Duration limit) throws IOException, InterruptedException;
}
