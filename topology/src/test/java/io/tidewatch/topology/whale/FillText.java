package io.tidewatch.topology.whale;

/** Writes fills as the venue does. */
final class FillText {
  private String coin = "BTC";
  private String px = "100";
  private String sz = "1";
  private boolean buy = true;
  private long time = WhaleDriver.T0;
  private String start = "0";
  private String dir = "";
  private String closedPnl = "0.0";
  private long oid = 1;
  private long tid = 1;
  private boolean crossed = true;
  private String fee = "0.01";
  private String feeToken = "USDC";
  private String liquidation = "";

  /** Bought, at this time after the start of everything. */
  static FillText buy(String sz, String start, long afterMs) {
    FillText fill = new FillText();
    fill.sz = sz;
    fill.start = start;
    fill.time = WhaleDriver.T0 + afterMs;
    fill.tid = 1_000 + afterMs;
    return fill;
  }

  static FillText sell(String sz, String start, long afterMs) {
    FillText fill = buy(sz, start, afterMs);
    fill.buy = false;
    return fill;
  }

  FillText coin(String name) {
    coin = name;
    return this;
  }

  FillText px(String price) {
    px = price;
    return this;
  }

  FillText oid(long id) {
    oid = id;
    return this;
  }

  FillText tid(long id) {
    tid = id;
    return this;
  }

  FillText dir(String word) {
    dir = word;
    return this;
  }

  FillText maker() {
    crossed = false;
    return this;
  }

  FillText fee(String amount, String token) {
    fee = amount;
    feeToken = token;
    return this;
  }

  /** Says whom it liquidated: the address itself or who traded with it. */
  FillText liquidated(String user) {
    liquidation =
        ",\"liquidation\":{\"liquidatedUser\":\"%s\",\"markPx\":\"100\",\"method\":\"market\"}"
            .formatted(user);
    return this;
  }

  @Override
  public String toString() {
    return ("{\"coin\":\"%s\",\"px\":\"%s\",\"sz\":\"%s\",\"side\":\"%s\",\"time\":%d,"
                + "\"startPosition\":\"%s\",\"dir\":\"%s\",\"closedPnl\":\"%s\",\"hash\":\"0x1\","
                + "\"oid\":%d,\"crossed\":%s,\"fee\":\"%s\",\"tid\":%d,\"feeToken\":\"%s\",\"twapId\":null%s}")
        .formatted(
            coin,
            px,
            sz,
            buy ? "B" : "A",
            time,
            start,
            dir,
            closedPnl,
            oid,
            crossed,
            fee,
            tid,
            feeToken,
            liquidation);
  }
}
