package dev.slipway.idp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who can sign in. {@code PUT /people/{subject}} adds somebody, or changes them. */
@RestController
class People implements UserDetailsService {

  private final Map<String, Person> people = new ConcurrentHashMap<>();

  /**
   * Somebody, whose subject is also what they sign in as.
   *
   * @param emailVerified null where the provider says nothing of that
   * @param authTime when they last signed in, in seconds since 1970, whatever the truth is; null
   *     for the truth
   */
  record Person(
      String password,
      @Nullable String email,
      @Nullable Boolean emailVerified,
      @Nullable Long authTime) {

    /** The claims of OpenID Connect about them. */
    Map<String, Object> claims() {
      Map<String, Object> claims = new java.util.HashMap<>();
      if (email != null) {
        claims.put("email", email);
      }
      if (emailVerified != null) {
        claims.put("email_verified", emailVerified);
      }
      if (authTime != null) {
        claims.put("auth_time", authTime);
      }
      return claims;
    }
  }

  @PutMapping("/people/{subject}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(@PathVariable String subject, @RequestBody Person person) {
    people.put(subject, person);
  }

  Person require(String subject) {
    Person person = people.get(subject);
    if (person == null) {
      throw new UsernameNotFoundException("Nobody is known by this name.");
    }
    return person;
  }

  @Override
  public UserDetails loadUserByUsername(String subject) {
    return User.withUsername(subject).password("{noop}" + require(subject).password()).build();
  }
}
