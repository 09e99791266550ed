package dev.slipway.web;

import dev.slipway.account.ApiScope;
import dev.slipway.account.Caller;
import java.util.Optional;
import java.util.Set;

/**
 * Finds objects of one type by id, for {@code Query.node}. A feature brings one for each type that
 * is a Node.
 */
public interface NodeLoader {

  /** In the GraphQL context: true where {@code Query.node} is to give what is stored. */
  String STORED = NodeLoader.class.getName() + ".stored";

  /** What the ids of this type begin with, and no other type's do. */
  String idPrefix();

  /** One of these is enough to ask for an object of this type; nobody needs any where empty. */
  Set<ApiScope> scopes();

  /**
   * Finds one object.
   *
   * @param id begins with {@link #idPrefix}
   * @return empty where the id is unknown, or somebody else's
   */
  Optional<?> load(Caller caller, String id);

  /**
   * The same without asking the panel first: as it was last known. For who asks on every change, so
   * that changes don't cause reads.
   */
  default Optional<?> loadStored(Caller caller, String id) {
    return load(caller, id);
  }
}
