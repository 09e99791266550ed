package dev.slipway.idp;

import static org.springframework.security.config.Customizer.withDefaults;

import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/** The provider. It says on its output where it is reached, once it is. */
@SpringBootApplication
public class IdentityProviderApplication {

  public static void main(String[] arguments) {
    System.setProperty("spring.config.name", "identity-provider");
    SpringApplication.run(IdentityProviderApplication.class, arguments);
  }

  /** What whoever started this waits for. */
  @Bean
  ApplicationListener<WebServerInitializedEvent> ready() {
    return event ->
        System.out.println(
            "Identity provider at http://127.0.0.1:" + event.getWebServer().getPort());
  }

  @Bean
  SecurityFilterChain security(HttpSecurity http) {
    return http.oauth2AuthorizationServer(server -> server.oidc(withDefaults()))
        .authorizeHttpRequests(requests ->
            requests.requestMatchers("/people/**").permitAll().anyRequest().authenticated())
        .csrf(csrf -> csrf.ignoringRequestMatchers("/people/**"))
        .formLogin(withDefaults())
        .addFilterAfter(new PromptLogin(), SecurityContextHolderFilter.class)
        .build();
  }

  /** Puts what is known of somebody into their ID token. */
  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims(People people) {
    return context -> {
      if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
        Authentication principal = context.getPrincipal();
        People.Person person = people.require(Objects.requireNonNull(principal).getName());
        context.getClaims().claims(claims -> claims.putAll(person.claims()));
      }
    };
  }
}
