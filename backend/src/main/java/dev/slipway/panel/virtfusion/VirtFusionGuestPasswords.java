package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelGuestPasswords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Guests' passwords over HTTP. */
final class VirtFusionGuestPasswords implements PanelGuestPasswords {

  /** Where the password is, depending on the version; the first is today's. */
  private static final List<String> FIELDS = List.of("expectedPassword", "password", "newPassword");

  private final PanelClient panel;

  VirtFusionGuestPasswords(PanelClient panel) {
    this.panel = panel;
  }

  @Override
  public NewPassword reset(int panelServerId, User user) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("user", name(user));
    fields.put("sendMail", true);
    Json reply =
        panel.change(
            PanelRequest.change(
                "reset server password",
                "POST",
                "/servers/" + panelServerId + "/resetPassword",
                Json.object(fields),
                Set.of(200, 201)));
    Json data = reply.at("data");
    String password =
        FIELDS.stream()
            .map(data::exactText)
            .filter(Objects::nonNull)
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElse(null);
    return new NewPassword(password, VirtFusionQueue.named(reply));
  }

  private static String name(User user) {
    return switch (user) {
      case ROOT -> "root";
      case ADMINISTRATOR -> "Administrator";
    };
  }
}
