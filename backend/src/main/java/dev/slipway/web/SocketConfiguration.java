package dev.slipway.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.account.Credentials;
import dev.slipway.limit.LimitProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlCorsProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.support.GraphQlWebSocketMessage;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;
import tools.jackson.databind.json.JsonMapper;

/** The WebSocket at {@code /graphql}, and how large its messages may be. */
@Configuration(proxyBeanMethods = false)
class SocketConfiguration {

  @Bean
  GraphQlWebSocketHandler graphQlWebSocketHandler(
      WebGraphQlHandler engine,
      GraphQlProperties properties,
      GraphQlCorsProperties corsProperties,
      EndableSubscriptions subscriptions,
      OpenStreams streams,
      LimitProperties limits,
      HttpErrors errors,
      SessionCookie cookie,
      Credentials credentials,
      JsonMapper json) {
    CorsConfiguration cors = corsProperties.toCorsConfiguration();
    return new GraphQlSocket(
        engine,
        converter(json),
        properties.getWebsocket().getConnectionInitTimeout(),
        properties.getWebsocket().getKeepAlive(),
        cors == null ? new CorsConfiguration() : cors,
        subscriptions,
        streams,
        limits,
        errors,
        cookie,
        credentials,
        json);
  }

  @SuppressWarnings("unchecked")
  private static HttpMessageConverter<Object> converter(JsonMapper json) {
    HttpMessageConverter<?> converter =
        new JacksonJsonHttpMessageConverter(
            json.rebuild().addMixIn(GraphQlWebSocketMessage.class, OnlyWhatIsThere.class).build());
    return (HttpMessageConverter<Object>) converter;
  }

  /** The protocol knows no {@code "id": null}, and no payload of {@code complete}. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private interface OnlyWhatIsThere {}

  /** Tomcat ends sockets whose messages are above 8 KB, which a partner's query easily is. */
  @Bean
  ServletServerContainerFactoryBean socketContainer(LimitProperties limits) {
    ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
    container.setMaxTextMessageBufferSize((int) limits.maxBody().toBytes());
    return container;
  }
}
