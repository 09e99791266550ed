package dev.slipway.simulator.launcher;

import dev.slipway.simulator.PanelSimulator;
import dev.slipway.simulator.dns.PowerDns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What people, and programs, are told once everything is ready. */
record Welcome(
    String url,
    List<Login> logins,
    @Nullable PanelSimulator simulator,
    String panelUrl,
    @Nullable DemoDns dns,
    @Nullable DemoIdentityProvider identityProvider,
    Path log) {

  void print() {
    StringBuilder text = new StringBuilder("%nSlipway is ready: %s%n%n".formatted(url));
    for (Login login : logins) {
      text.append(
          "  %-9s %-38s %-13s %s%n"
              .formatted(login.role(), login.email(), login.password(), login.note()));
    }
    if (simulator == null) {
      text.append(
          "%nIt works with the real panel at %s: what you do there is done.%n".formatted(panelUrl));
    } else {
      text.append(switches(simulator.controlUrl()));
      text.append(
          dns == null
              ? "%nReverse DNS is off: for that, install %s.%n".formatted(PowerDns.PACKAGES)
              : "%nReverse DNS is kept by a real PowerDNS at %s.%n"
                  .formatted(dns.access().get("api")));
    }
    if (identityProvider != null) {
      text.append(
          "%nThe same logins work at the identity provider, %s.%n"
              .formatted(identityProvider.issuer()));
    }
    text.append("%nLog: %s%nCtrl-C stops everything.%n".formatted(log));
    System.out.print(text);
    System.out.flush();
  }

  private static String switches(String control) {
    return """

    The panel behind it is simulated; its switches are at %1$s
      slow        curl -X POST %1$s/faults -d '{"fault":"late","milliseconds":3000}'
      fast again  curl -X DELETE %1$s/faults
      gone        curl -X POST %1$s/gone
      back        curl -X POST %1$s/back
    """
        .formatted(control);
  }

  /** The same for programs, such as the end-to-end tests; complete as soon as it is there. */
  void write(Path file) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("url", url);
    content.put("logins", logins);
    if (simulator != null) {
      content.put("control", simulator.controlUrl());
    }
    if (dns != null) {
      content.put("dns", dns.access());
    }
    if (identityProvider != null) {
      content.put("identityProvider", identityProvider.issuer());
    }
    try {
      Path draft =
          Files.write(
              file.resolveSibling("running.new"), new JsonMapper().writeValueAsBytes(content));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
