package dev.slipway.web;

import org.springframework.stereotype.Component;

/**
 * The cookie that carries a sealed attempt to sign in by OpenID Connect, so that only the browser
 * that began it can finish it. Our own pages ask for both, so that no other site's request needs to
 * carry it.
 */
@Component
class OpenIdCookie extends HostCookie {

  OpenIdCookie(PublicUrl publicUrl) {
    super("slipway-openid", "Strict", publicUrl);
  }
}
