package dev.slipway.simulator.chaos;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.InterruptedIOException;

/** A response whose body leaves a few bytes at a time. */
final class DrippingResponse extends HttpServletResponseWrapper {

  private final Fault.Drip drip;
  private final Chaos chaos;

  DrippingResponse(HttpServletResponse response, Fault.Drip drip, Chaos chaos) {
    super(response);
    this.drip = drip;
    this.chaos = chaos;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    ServletOutputStream out = super.getOutputStream();
    return new ServletOutputStream() {
      @Override
      public void write(int b) throws IOException {
        out.write(b);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += drip.bytes()) {
          out.write(bytes, offset + done, Math.min(drip.bytes(), length - done));
          out.flush();
          rest();
        }
      }

      @Override
      public boolean isReady() {
        return out.isReady();
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException("the body is written by blocking only");
      }
    };
  }

  private void rest() throws InterruptedIOException {
    try {
      chaos.pause(drip.pause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the simulator stops");
    }
  }
}
