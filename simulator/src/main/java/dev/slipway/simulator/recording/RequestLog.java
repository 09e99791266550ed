package dev.slipway.simulator.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The calls that the panel received, in order of arrival, the latest 100,000 of them. Safe for use
 * by many threads.
 */
public final class RequestLog {

  private static final int KEPT = 100_000;

  /** A call under way; {@link #answered} ends it. */
  final class Entry {
    private RecordedRequest request;

    private Entry(RecordedRequest request) {
      this.request = request;
    }

    void answered(int status) {
      synchronized (entries) {
        RecordedRequest r = request;
        request =
            new RecordedRequest(
                r.method(),
                r.operation(),
                r.path(),
                r.query(),
                r.headers(),
                r.body(),
                r.at(),
                Duration.between(r.at(), Instant.now()),
                status);
      }
    }
  }

  private record Change(Instant at, int by) {}

  private final Deque<Entry> entries = new ArrayDeque<>();

  Entry begin(RecordedRequest request) {
    Entry entry = new Entry(request);
    synchronized (entries) {
      entries.add(entry);
      if (entries.size() > KEPT) {
        entries.remove();
      }
    }
    return entry;
  }

  /** All calls so far. */
  public List<RecordedRequest> all() {
    synchronized (entries) {
      return entries.stream().map(entry -> entry.request).toList();
    }
  }

  /** The calls that a {@link CallPattern} means. */
  public List<RecordedRequest> matching(String pattern) {
    CallPattern wanted = CallPattern.of(pattern);
    return all().stream().filter(request -> request.is(wanted)).toList();
  }

  /** How many calls a {@link CallPattern} means. */
  public int count(String pattern) {
    return matching(pattern).size();
  }

  /**
   * How many of the calls that a {@link CallPattern} means were under way at the same time at most.
   */
  public int maxConcurrent(String pattern) {
    List<Change> changes = new ArrayList<>();
    for (RecordedRequest request : matching(pattern)) {
      changes.add(new Change(request.at(), 1));
      Duration took = request.took();
      if (took != null) {
        changes.add(new Change(request.at().plus(took), -1));
      }
    }
    // Where one ends as another begins they did not overlap: ends first.
    changes.sort(Comparator.comparing(Change::at).thenComparingInt(Change::by));
    int now = 0;
    int most = 0;
    for (Change change : changes) {
      now += change.by();
      most = Math.max(most, now);
    }
    return most;
  }

  /** Forgets the calls so far, also those under way. */
  public void clear() {
    synchronized (entries) {
      entries.clear();
    }
  }
}
