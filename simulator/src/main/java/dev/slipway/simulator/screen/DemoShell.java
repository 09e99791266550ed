package dev.slipway.simulator.screen;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A guest that can be typed to: it echoes, and knows a few commands. */
final class DemoShell {

  private static final int SHIFT_LEFT = 0xFFE1;
  private static final int CONTROL_LEFT = 0xFFE3;
  private static final int CONTROL_RIGHT = 0xFFE4;
  private static final int ALT_LEFT = 0xFFE9;
  private static final int ALT_RIGHT = 0xFFEA;
  private static final int BACKSPACE = 0xFF08;
  private static final int ENTER = 0xFF0D;
  private static final int KEYPAD_ENTER = 0xFF8D;
  private static final int DELETE = 0xFFFF;
  private static final int LONGEST_LINE = 70;

  private final Terminal terminal;
  private final String host;
  private final StringBuilder line = new StringBuilder();
  private String clipboard = "";
  private boolean control;
  private boolean alt;

  DemoShell(Terminal terminal, String host) {
    this.terminal = terminal;
    this.host = host;
    boot();
  }

  private void boot() {
    line.setLength(0);
    terminal.clear();
    terminal.print(host + " tty1 (simulated)\n\nType help for what works here.\n\n");
    prompt();
  }

  /** A key went down or up; the number is an X11 keysym. */
  synchronized void key(int keysym, boolean down) {
    switch (keysym) {
      case CONTROL_LEFT, CONTROL_RIGHT -> control = down;
      case ALT_LEFT, ALT_RIGHT -> alt = down;
      default -> {
        if (down && keysym != SHIFT_LEFT) {
          pressed(keysym);
        }
      }
    }
  }

  /** What a viewer has in its clipboard. */
  synchronized void clipboard(String text) {
    clipboard = text;
  }

  private void pressed(int keysym) {
    if (control && alt && keysym == DELETE) {
      boot();
    } else if (control && (keysym == 'c' || keysym == 'C')) {
      terminal.print("^C\n");
      line.setLength(0);
      prompt();
    } else if (control && (keysym == 'l' || keysym == 'L')) {
      terminal.clear();
      prompt();
      terminal.print(line.toString());
    } else if (keysym == ENTER || keysym == KEYPAD_ENTER) {
      terminal.print("\n");
      run(line.toString().strip());
      line.setLength(0);
      prompt();
    } else if (keysym == BACKSPACE && !line.isEmpty()) {
      line.setLength(line.length() - 1);
      terminal.print("\b");
    } else if (keysym >= ' ' && keysym <= '~' && !control && line.length() < LONGEST_LINE) {
      line.append((char) keysym);
      terminal.print(String.valueOf((char) keysym));
    }
  }

  private void run(String command) {
    String[] parts = command.split(" ", 2);
    String rest = parts.length > 1 ? parts[1] : "";
    switch (parts[0]) {
      case "" -> {}
      case "help" ->
          terminal.print(
              """
              clear       empty the screen
              copy TEXT   put a text into the viewer's clipboard
              date        the time of the simulated panel's machine
              echo TEXT   print a text
              hostname    the name of this server
              paste       print what is in the viewer's clipboard
              Ctrl+Alt+Del starts anew.
              """);
      case "clear" -> terminal.clear();
      case "copy" -> terminal.copy(rest);
      case "date" ->
          terminal.print(LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS) + "\n");
      case "echo" -> terminal.print(rest + "\n");
      case "hostname" -> terminal.print(host + "\n");
      case "paste" -> terminal.print(clipboard + "\n");
      default -> terminal.print(parts[0] + ": command not found\n");
    }
  }

  private void prompt() {
    terminal.print("root@" + host + ":~# ");
  }
}
