package dev.slipway.web;

import dev.slipway.account.Caller;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/**
 * {@code Query.node}. The scope is checked before the object is looked for, so that FORBIDDEN says
 * nothing of whether there is one.
 */
@Controller
class NodeController {

  private final List<NodeLoader> loaders;

  NodeController(List<NodeLoader> loaders) {
    this.loaders = loaders;
  }

  /** What the ids of every type begin with. */
  List<String> idPrefixes() {
    return loaders.stream().map(NodeLoader::idPrefix).toList();
  }

  @QueryMapping
  @Nullable Object node(@Argument String id, Caller caller, GraphQLContext context) {
    for (NodeLoader loader : loaders) {
      if (id.startsWith(loader.idPrefix())) {
        caller.require(loader.scopes());
        return context.getOrDefault(NodeLoader.STORED, false)
            ? loader.loadStored(caller, id).orElse(null)
            : loader.load(caller, id).orElse(null);
      }
    }
    return null;
  }
}
