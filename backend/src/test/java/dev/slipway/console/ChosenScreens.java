package dev.slipway.console;

import dev.slipway.simulator.screen.GuestScreens;
import dev.slipway.simulator.screen.PaintedScreens;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;

/** Screens of another kind for some guests; painted ones for the others. */
final class ChosenScreens implements GuestScreens {

  private final Map<Integer, GuestScreens> others;
  private final GuestScreens painted = new PaintedScreens();

  ChosenScreens(Map<Integer, GuestScreens> others) {
    this.others = others;
  }

  private GuestScreens of(int serverId) {
    return others.getOrDefault(serverId, painted);
  }

  @Override
  public void setPassword(int serverId, String password) {
    of(serverId).setPassword(serverId, password);
  }

  @Override
  public Socket connect(int serverId) throws IOException {
    return of(serverId).connect(serverId);
  }

  @Override
  public void close() {
    painted.close();
    others.values().forEach(GuestScreens::close);
  }
}
