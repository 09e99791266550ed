package dev.slipway.simulator.screen;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Screens of the simulator's own, for machines on which no VNC server is installed. */
public final class PaintedScreens implements GuestScreens {

  private record Guest(Terminal terminal, DemoShell shell) {}

  private final Map<Integer, Guest> guests = new ConcurrentHashMap<>();
  private final Map<Integer, String> passwords = new ConcurrentHashMap<>();
  private final Map<Socket, Integer> open = new ConcurrentHashMap<>();

  @Override
  public void setPassword(int serverId, String password) {
    passwords.put(serverId, password);
  }

  @Override
  public Socket connect(int serverId) throws IOException {
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Socket viewer = new Socket(door.getInetAddress(), door.getLocalPort());
      Socket guestSide = door.accept();
      guestSide.setTcpNoDelay(true);
      open.put(guestSide, serverId);
      Thread.ofVirtual().name("painted-screen").start(() -> serve(serverId, guestSide));
      return viewer;
    }
  }

  private void serve(int serverId, Socket socket) {
    Guest guest = guests.computeIfAbsent(serverId, PaintedScreens::boot);
    try {
      // What hypervisors call their screens holds names that are nobody's business.
      String name = "QEMU (hypervisor-" + serverId + ".internal)";
      new PaintedScreen(
              guest.terminal(), guest.shell(), passwords.getOrDefault(serverId, ""), name, socket)
          .serve();
    } catch (IOException e) {
      // The viewer has gone.
    } finally {
      open.remove(socket);
    }
  }

  private static Guest boot(int serverId) {
    Terminal terminal = new Terminal();
    return new Guest(terminal, new DemoShell(terminal, "server-" + serverId));
  }

  @Override
  public void close() {
    for (Socket socket : open.keySet()) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is closed all the same.
      }
    }
  }
}
