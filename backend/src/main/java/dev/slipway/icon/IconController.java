package dev.slipway.icon;

import dev.slipway.panel.PanelException;
import dev.slipway.panel.PanelServer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * {@code GET /icons/…}, and the icons of what other types show. Anybody may see them: they are
 * public on the panel, too.
 */
@Controller
class IconController {

  private static final Logger log = LoggerFactory.getLogger(IconController.class);

  /** An SVG file can hold scripts: opened by itself it may run none and load nothing. */
  private static final String SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  private static final CacheControl KEEP = CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

  private final Icons icons;
  private final IconUrls urls;

  IconController(Icons icons, IconUrls urls) {
    this.icons = icons;
    this.urls = urls;
  }

  @GetMapping("/icons/{fileName}")
  void icon(@PathVariable String fileName, HttpServletResponse response) throws IOException {
    Optional<Icon> icon;
    try {
      icon = icons.find(fileName);
    } catch (PanelException e) {
      log.info("No icon: {}", e.getMessage());
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    if (icon.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    if (icon.get().type().equals(Icon.SVG)) {
      response.setHeader("Content-Security-Policy", SVG_POLICY);
    }
    // Partners show these pictures on pages of their own.
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    response.setHeader(HttpHeaders.CACHE_CONTROL, KEEP.getHeaderValue());
    response.setContentType(icon.get().type().toString());
    response.setContentLength(icon.get().size());
    response.getOutputStream().write(icon.get().bytes());
  }

  @SchemaMapping(typeName = "OperatingSystem", field = "iconUrl")
  @Nullable String iconOfOperatingSystem(PanelServer.OperatingSystem operatingSystem) {
    return urls.of(operatingSystem.icon());
  }

  @SchemaMapping(typeName = "Location", field = "iconUrl")
  @Nullable String iconOfLocation(PanelServer.Location location) {
    return urls.of(location.icon());
  }
}
