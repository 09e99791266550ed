package dev.slipway.dns;

import dev.slipway.address.IpAddress;
import dev.slipway.dns.ForwardLookup.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a host name leads back to an address, so that a record that points to it is worth having:
 * one that does not harms mail more than none. Follows at most five aliases, each branch of them.
 */
public final class ForwardConfirmation {

  private static final int MAX_ALIASES = 5;

  /** A name with many aliases, each with many more, must not keep us busy. */
  private static final int MAX_NAMES = 20;

  private final ForwardLookup lookup;

  public ForwardConfirmation(ForwardLookup lookup) {
    this.lookup = lookup;
  }

  /**
   * What came of it.
   *
   * @param found the addresses that the name led to instead, in the order found
   * @param failures what the resolver could not say, for people to read; empty where it said all
   */
  public record Verdict(boolean confirmed, List<String> found, List<String> failures) {}

  /** Looks the name up, always afresh. */
  public Verdict check(String hostname, IpAddress address) {
    String name = DnsNames.comparable(hostname);
    Walk walk = new Walk(address);
    return new Verdict(
        !name.isEmpty() && walk.leadsTo(name), List.copyOf(walk.found), walk.failures);
  }

  private final class Walk {

    private final IpAddress wanted;
    private final Set<String> found = new LinkedHashSet<>();
    private final List<String> failures = new ArrayList<>();
    private final Map<String, List<Answer>> known = new HashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    Walk(IpAddress wanted) {
      this.wanted = wanted;
    }

    /** Goes level by level, so that the shortest way to a name counts. */
    boolean leadsTo(String name) {
      Set<String> level = Set.of(name);
      Set<String> seen = new LinkedHashSet<>();
      for (int aliases = 0; aliases <= MAX_ALIASES && !level.isEmpty(); aliases++) {
        Set<String> next = new LinkedHashSet<>();
        for (String current : level) {
          if (seen.add(current) && seen.size() <= MAX_NAMES) {
            for (Answer answer : answers(current)) {
              if (isWanted(answer, next)) {
                return true;
              }
            }
          }
        }
        level = next;
      }
      return false;
    }

    private boolean isWanted(Answer answer, Set<String> next) {
      switch (answer) {
        case Answer.Address(String text) -> {
          IpAddress address = IpAddress.parse(text).orElse(null);
          if (wanted.equals(address)) {
            return true;
          }
          if (address != null) {
            found.add(address.toString());
          }
        }
        case Answer.Alias(String target) -> {
          String name = DnsNames.comparable(target);
          if (!name.isEmpty()) {
            next.add(name);
          }
        }
      }
      return false;
    }

    private List<Answer> answers(String name) {
      if (!known.containsKey(name) && asked.add(name)) {
        try {
          known.putAll(lookup.ask(name, wanted.version()));
        } catch (ForwardLookup.Failed e) {
          failures.add(e.getMessage() == null ? name : e.getMessage());
        }
      }
      return known.getOrDefault(name, List.of());
    }
  }
}
