package dev.slipway.activity;

import dev.slipway.account.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What of a line of activity depends on who reads it. */
@Controller
class ActivityController {

  @SchemaMapping
  @Nullable String remoteAddress(Activity line, Caller caller) {
    return line.remoteAddressFor(caller);
  }
}
