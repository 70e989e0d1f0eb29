package io.tidewatch.topology.futures.ranking;

/** A part of the coin score. The weights add up to 1. */
enum CoinPart {
  /** What four hours brought, in what four hours bring as a rule. */
  MOMENTUM("momentum", 0.40),
  /** How much more was traded in the last hour than in an hour of the day. */
  VOLUME("volume", 0.25),
  /** Change of open interest in contracts. */
  OPEN_INTEREST("open-interest", 0.20),
  /** Robust score of the newest bar, with the sign of its return. */
  ANOMALY("anomaly", 0.15);

  private final String wireName;
  private final double weight;

  CoinPart(String wireName, double weight) {
    this.wireName = wireName;
    this.weight = weight;
  }

  String wireName() {
    return wireName;
  }

  double weight() {
    return weight;
  }
}
