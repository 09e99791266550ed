package dev.slipway.simulator.screen;

import java.io.IOException;
import java.net.Socket;

/** What hypervisors have: for each guest a server that speaks RFB and asks for a password. */
public interface GuestScreens extends AutoCloseable {

  /** Sets the password that the next connection to a guest's screen needs. */
  void setPassword(int serverId, String password);

  /** Connects to a guest's screen. */
  Socket connect(int serverId) throws IOException;

  @Override
  void close();
}
