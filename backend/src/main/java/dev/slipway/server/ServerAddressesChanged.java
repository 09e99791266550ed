package dev.slipway.server;

import dev.slipway.panel.PanelServer;
import java.util.List;

/**
 * Told by {@link ServerEvents} when a read brought other addresses than were known. Can be told
 * twice of one change.
 *
 * @param before what the server had
 */
public record ServerAddressesChanged(String serverId, List<PanelServer.Address> before) {}
