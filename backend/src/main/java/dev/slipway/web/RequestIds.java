package dev.slipway.web;

import com.github.f4b6a3.ulid.UlidCreator;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Ids of requests: in every error, and beside it in the log, so that support can find the one by
 * the other.
 */
@Component
class RequestIds {

  String next() {
    return "req_" + UlidCreator.getUlid().toString().toLowerCase(Locale.ROOT);
  }
}
