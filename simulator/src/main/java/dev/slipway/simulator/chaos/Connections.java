package dev.slipway.simulator.chaos;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/** What HTTP has no word for: the connection below a request. */
final class Connections {

  private Connections() {}

  /** Ends the connection at once, with a reset instead of a farewell, as a dying host would. */
  static void reset(ServletRequest request) throws IOException {
    EndPoint endPoint =
        ServletContextRequest.getServletContextRequest(request)
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint();
    if (endPoint.getTransport() instanceof SocketChannel channel) {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      channel.close();
    }
    endPoint.close();
  }
}
