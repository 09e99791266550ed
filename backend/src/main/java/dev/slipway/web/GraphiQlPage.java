package dev.slipway.web;

import dev.slipway.account.Credentials;
import dev.slipway.account.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * {@code /graphiql} for who is signed in as a partner or an operator. Everybody else gets the
 * client area there, which asks them to sign in, or says that there is no such page.
 */
@Configuration(proxyBeanMethods = false)
class GraphiQlPage {

  private final Credentials credentials;
  private final SessionCookie cookie;

  GraphiQlPage(Credentials credentials, SessionCookie cookie) {
    this.credentials = credentials;
    this.cookie = cookie;
  }

  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> graphiQl() {
    return RouterFunctions.route(
        RequestPredicates.GET("/graphiql"),
        request ->
            ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noStore())
                .body(
                    new ClassPathResource(
                        mayUse(request) ? "static/graphiql/index.html" : "static/index.html")));
  }

  private boolean mayUse(ServerRequest request) {
    return cookie
        .read(request.headers().asHttpHeaders())
        .flatMap(secret -> credentials.ofSession(secret, request.servletRequest().getRemoteAddr()))
        .filter(caller -> caller.role() != Role.CUSTOMER)
        .isPresent();
  }
}
