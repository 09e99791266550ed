package dev.slipway.web;

import org.springframework.stereotype.Component;

/** The cookie that carries a session. */
@Component
public class SessionCookie extends HostCookie {

  SessionCookie(PublicUrl publicUrl) {
    super("slipway-session", "Lax", publicUrl);
  }
}
