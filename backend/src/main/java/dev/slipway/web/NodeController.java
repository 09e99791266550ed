package dev.slipway.web;

import dev.slipway.account.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** {@code Query.node}. */
@Controller
class NodeController {

  private final List<NodeLoader> loaders;

  NodeController(List<NodeLoader> loaders) {
    this.loaders = loaders;
  }

  @QueryMapping
  @Nullable Object node(@Argument String id, Caller caller) {
    return loaders.stream()
        .<Object>flatMap(loader -> loader.load(caller, id).stream())
        .findFirst()
        .orElse(null);
  }
}
