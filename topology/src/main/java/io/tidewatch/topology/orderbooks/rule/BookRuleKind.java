package io.tidewatch.topology.orderbooks.rule;

/** The rules on order books. */
public enum BookRuleKind {
  DEPTH_ANOMALY("depth-anomaly"),
  LIQUIDITY_SHRINK("liquidity-shrink"),
  WALL_APPEARED("wall-appeared"),
  WALL_ABSORBED("wall-absorbed"),
  WALL_PULLED("wall-pulled"),
  LEVEL_BROKEN("level-broken");

  private final String id;

  BookRuleKind(String id) {
    this.id = id;
  }

  /** The rule's id on topics and in the API. */
  public String id() {
    return id;
  }
}
