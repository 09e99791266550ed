package dev.slipway.simulator.screen;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * A text screen that prints as terminals do: it wraps and scrolls, and has a block for a cursor.
 */
final class Terminal {

  static final int COLUMNS = 80;
  static final int ROWS = 25;

  /** Is told of every change. */
  interface Watcher {
    void changed(int firstRow, int lastRow);

    void copied(String text);
  }

  private final char[][] cells = new char[ROWS][COLUMNS];
  private final Set<Watcher> watchers = new CopyOnWriteArraySet<>();
  private int row;
  private int column;

  Terminal() {
    clear();
  }

  void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  void leave(Watcher watcher) {
    watchers.remove(watcher);
  }

  synchronized char at(int atRow, int atColumn) {
    return cells[atRow][atColumn];
  }

  synchronized boolean isCursor(int atRow, int atColumn) {
    return row == atRow && column == atColumn;
  }

  void print(String text) {
    int from;
    int to;
    synchronized (this) {
      from = row;
      boolean scrolled = false;
      for (int i = 0; i < text.length(); i++) {
        scrolled |= put(text.charAt(i));
      }
      to = row;
      if (scrolled) {
        from = 0;
        to = ROWS - 1;
      }
    }
    tell(Math.min(from, to), Math.max(from, to));
  }

  private boolean put(char letter) {
    if (letter == '\n') {
      return nextLine();
    }
    if (letter == '\b') {
      column = Math.max(0, column - 1);
      cells[row][column] = ' ';
      return false;
    }
    cells[row][column++] = letter < ' ' ? ' ' : letter;
    return column == COLUMNS && nextLine();
  }

  private boolean nextLine() {
    column = 0;
    if (row < ROWS - 1) {
      row++;
      return false;
    }
    System.arraycopy(cells, 1, cells, 0, ROWS - 1);
    cells[ROWS - 1] = blank();
    return true;
  }

  void clear() {
    synchronized (this) {
      for (int i = 0; i < ROWS; i++) {
        cells[i] = blank();
      }
      row = 0;
      column = 0;
    }
    tell(0, ROWS - 1);
  }

  /** Offers a text to the viewers' clipboards. */
  void copy(String text) {
    watchers.forEach(watcher -> watcher.copied(text));
  }

  private void tell(int firstRow, int lastRow) {
    watchers.forEach(watcher -> watcher.changed(firstRow, lastRow));
  }

  private static char[] blank() {
    char[] line = new char[COLUMNS];
    Arrays.fill(line, ' ');
    return line;
  }
}
