package dev.slipway.web;

import dev.slipway.account.Caller;
import java.util.Optional;

/**
 * Finds objects of one type by id, for {@code Query.node}. A feature brings one for each type that
 * is a Node.
 */
public interface NodeLoader {

  /**
   * Finds one object.
   *
   * @return empty where the id is not of this type, unknown, or somebody else's
   */
  Optional<?> load(Caller caller, String id);
}
