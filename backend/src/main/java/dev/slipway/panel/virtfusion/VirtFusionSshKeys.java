package dev.slipway.panel.virtfusion;

import dev.slipway.panel.PanelReplyUnreadable;
import dev.slipway.panel.PanelSshKeys;
import dev.slipway.panel.virtfusion.PanelRequest.Missing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** SSH keys over HTTP. */
final class VirtFusionSshKeys implements PanelSshKeys {

  private final PanelClient panel;

  VirtFusionSshKeys(PanelClient panel) {
    this.panel = panel;
  }

  @Override
  public List<Key> ofUser(int panelUserId) {
    PanelRequest request =
        PanelRequest.read("read ssh keys", "/ssh_keys/user/" + panelUserId, Missing.NEVER);
    Json keys = panel.read(request).at("data");
    if (!keys.node().isContainer()) {
      throw new PanelReplyUnreadable(request + " answered without keys");
    }
    return keys.elements().stream()
        .map(VirtFusionSshKeys::key)
        .flatMap(Stream::ofNullable)
        .toList();
  }

  @Override
  public OptionalInt add(int panelUserId, String name, String publicKey) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("userId", panelUserId);
    fields.put("name", name);
    fields.put("publicKey", publicKey);
    Json added =
        panel.change(
            PanelRequest.change(
                "add ssh key", "POST", "/ssh_keys", Json.object(fields), Set.of(200, 201)));
    return id(added.at("data"));
  }

  @Override
  public void remove(int keyId) {
    panel.change(
        new PanelRequest(
            "remove ssh key",
            "DELETE",
            "/ssh_keys/" + keyId,
            null,
            Set.of(200, 204),
            Missing.ANY_JSON));
  }

  /** The key's text and its time have two names each, depending on the operation. */
  private static @Nullable Key key(Json key) {
    OptionalInt id = id(key);
    String name = key.text("name");
    String publicKey = key.text("publicKey");
    Instant created = key.time("created");
    Boolean enabled = key.knownFlag("enabled");
    return id.isEmpty()
        ? null
        : new Key(
            id.getAsInt(),
            name == null ? "" : name,
            publicKey == null ? key.text("public") : publicKey,
            enabled == null || enabled,
            created == null ? key.time("createdAt") : created);
  }

  private static OptionalInt id(Json key) {
    Long id = key.number("id");
    return id == null || id <= 0 || id > Integer.MAX_VALUE
        ? OptionalInt.empty()
        : OptionalInt.of(id.intValue());
  }
}
