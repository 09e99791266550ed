package dev.slipway.simulator.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are meant, written like a call: {@code GET /servers/*?remoteState=true}. The method
 * may be left out. In the path, which is without the prefix, a star stands for one segment and two
 * stars for any number; {@code **} alone is every call. Parameters of the query that are named must
 * be there with this value; others may be there too.
 */
public final class CallPattern {

  private final String text;
  private final @Nullable String method;
  private final Pattern path;
  private final List<String> parameters;

  private CallPattern(String text, @Nullable String method, Pattern path, List<String> parameters) {
    this.text = text;
    this.method = method;
    this.path = path;
    this.parameters = parameters;
  }

  /** Reads a pattern. */
  public static CallPattern of(String text) {
    int blank = text.indexOf(' ');
    String method = blank < 0 ? null : text.substring(0, blank).toUpperCase(Locale.ROOT);
    String rest = text.substring(blank + 1);
    int mark = rest.indexOf('?');
    String path = mark < 0 ? rest : rest.substring(0, mark);
    List<String> parameters = mark < 0 ? List.of() : parameters(rest.substring(mark + 1));
    return new CallPattern(text, method, Pattern.compile(regex(path)), parameters);
  }

  private static String regex(String path) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      if (path.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (path.charAt(i) == '*') {
        regex.append("[^/]*");
      } else {
        regex.append(Pattern.quote(path.substring(i, i + 1)));
      }
    }
    return regex.toString();
  }

  /** Whether this call is meant; the path is without the prefix, the query as it was sent. */
  public boolean matches(String calledMethod, String calledPath, @Nullable String query) {
    return (method == null || method.equals(calledMethod))
        && path.matcher(calledPath).matches()
        && parameters(query == null ? "" : query).containsAll(parameters);
  }

  private static List<String> parameters(String query) {
    List<String> parameters = new ArrayList<>();
    for (String parameter : Pattern.compile("&").split(query, -1)) {
      if (!parameter.isEmpty()) {
        parameters.add(parameter);
      }
    }
    return parameters;
  }

  @Override
  public String toString() {
    return text;
  }
}
