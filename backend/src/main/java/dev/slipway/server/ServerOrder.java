package dev.slipway.server;

/** What a list of servers is ordered by. */
public record ServerOrder(OrderField field, Direction direction) {

  static final ServerOrder BY_NAME = new ServerOrder(OrderField.NAME, Direction.ASC);

  /** The contract's ServerOrderField. */
  public enum OrderField {
    NAME,
    CREATED_AT,
    STATUS
  }

  /** The contract's OrderDirection. */
  public enum Direction {
    ASC,
    DESC
  }
}
