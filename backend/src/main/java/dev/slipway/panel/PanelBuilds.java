package dev.slipway.panel;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Installing operating systems. */
public interface PanelBuilds {

  /**
   * What to install.
   *
   * @param templateId one of {@link PanelTemplates}
   * @param name the display label to give the server; null to leave it
   * @param hostname null to leave it to the panel
   * @param sshKeyIds of the server's owner
   */
  record Build(
      int templateId, @Nullable String name, @Nullable String hostname, List<Integer> sshKeyIds) {}

  /**
   * Orders the installation, which destroys what is on the server. It has been accepted when this
   * returns, not carried out; the owner is mailed when it is. Where it stands is the server's build
   * state.
   *
   * @return the panel's queue item to follow; empty where this panel names none
   */
  OptionalLong build(int panelServerId, Build build);
}
