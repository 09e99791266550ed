package dev.slipway.simulator.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Screens of real VNC servers, with VNC's authentication on: for each guest a TigerVNC with an
 * xterm in it, in which a real shell runs. Needs Debian's packages tigervnc-standalone-server and
 * xterm.
 */
public final class XvncScreens implements GuestScreens {

  private static final Path XVNC = Path.of("/usr/bin/Xtigervnc");
  private static final Path XTERM = Path.of("/usr/bin/xterm");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private record Guest(Process xvnc, Process xterm, int port) {}

  private final Path folder;
  private final Map<Integer, Guest> guests = new ConcurrentHashMap<>();

  /** Starts nothing yet: each server starts with its first connection. */
  public XvncScreens() {
    try {
      folder = Files.createTempDirectory("slipway-xvnc");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** Whether this machine has what it takes. */
  public static boolean areInstalled() {
    return Files.isExecutable(XVNC) && Files.isExecutable(XTERM);
  }

  /** The server reads the file anew at each connection. */
  @Override
  public void setPassword(int serverId, String password) {
    try {
      Path draft = Files.write(folder.resolve("new-" + serverId), VncPassword.file(password));
      Files.move(draft, passwordFile(serverId), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Socket connect(int serverId) throws IOException {
    Guest guest = guests.computeIfAbsent(serverId, this::boot);
    return new Socket(InetAddress.getLoopbackAddress(), guest.port());
  }

  private Guest boot(int serverId) {
    if (!areInstalled()) {
      throw new IllegalStateException(
          "Install the packages tigervnc-standalone-server and xterm (apt-get install …).");
    }
    try {
      int port = freePort();
      List<String> command = new ArrayList<>(List.of(XVNC.toString(), "-displayfd", "1"));
      command.addAll(List.of("-rfbport", String.valueOf(port), "-interface", "127.0.0.1"));
      command.addAll(List.of("-SecurityTypes", "VncAuth"));
      command.addAll(List.of("-PasswordFile", passwordFile(serverId).toString()));
      command.addAll(List.of("-geometry", "800x600", "-depth", "24", "-AlwaysShared"));
      // One guess too many must not lock out the tests that follow.
      command.addAll(List.of("-BlacklistThreshold", "100000", "-desktop", "hypervisor.internal"));
      Process xvnc = start(command, "xvnc-" + serverId, false);
      String display =
          new BufferedReader(
                  new InputStreamReader(xvnc.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      if (display == null) {
        throw new IllegalStateException("Xvnc did not start: " + log("xvnc-" + serverId));
      }
      List<String> shell = new ArrayList<>(List.of(XTERM.toString(), "-display", ":" + display));
      shell.addAll(List.of("-geometry", "100x40+0+0", "-fa", "", "-e", "/bin/sh"));
      Process xterm = start(shell, "xterm-" + serverId, true);
      awaitAnswer(port);
      return new Guest(xvnc, xterm, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start(List<String> command, String name, boolean quiet) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("HOME", folder.toString());
    builder.redirectError(folder.resolve(name + ".log").toFile());
    if (quiet) {
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }
    return builder.start();
  }

  private static void awaitAnswer(int port) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Path passwordFile(int serverId) {
    return folder.resolve("password-" + serverId);
  }

  private String log(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".log"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    for (Guest guest : guests.values()) {
      guest.xterm().destroy();
      guest.xvnc().destroy();
      guest.xvnc().onExit().join();
    }
    guests.clear();
    try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // Something is left below the temporary directory, which does no harm.
    }
  }
}
