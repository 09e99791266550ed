package dev.slipway.console;

import dev.slipway.account.Caller;
import dev.slipway.error.UserError;
import dev.slipway.mutation.Mutations;
import dev.slipway.web.PublicUrl;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The mutation {@code openConsole}. */
@Controller
class ConsoleController {

  private final OpenConsole openConsole;
  private final PublicUrl publicUrl;
  private final Mutations mutations;

  ConsoleController(OpenConsole openConsole, PublicUrl publicUrl, Mutations mutations) {
    this.openConsole = openConsole;
    this.publicUrl = publicUrl;
    this.mutations = mutations;
  }

  record OpenConsoleInput(String serverId) {}

  /** The contract's ConsoleSession; whoever has its address has the console. */
  record ConsoleSession(String webSocketUrl, Instant expiresAt) {

    @Override
    public String toString() {
      return "ConsoleSession[expiresAt=" + expiresAt + "]";
    }
  }

  record OpenConsolePayload(@Nullable ConsoleSession console, List<UserError> userErrors) {}

  @MutationMapping
  OpenConsolePayload openConsole(@Argument OpenConsoleInput input, Caller caller) {
    Mutations.Result<ConsoleTickets.Issued> result =
        mutations.run(() -> openConsole.open(caller, input.serverId()));
    ConsoleTickets.Issued issued = result.value();
    return issued == null
        ? new OpenConsolePayload(null, result.errors())
        : new OpenConsolePayload(
            new ConsoleSession(
                publicUrl.webSocket(ConsoleSockets.PATH + issued.ticket().secret()),
                issued.expiresAt()),
            List.of());
  }
}
