package io.tidewatch.simulator.hyperliquid;

import io.tidewatch.simulator.hyperliquid.exchange.VenueFill;
import java.util.HashMap;
import java.util.Map;

/** Faults that a test has ordered for what goes over the sockets. Thread-safe. */
final class Faults {
  private final Map<String, Integer> withheldFills = new HashMap<>();
  private final Map<String, Integer> withheldTrades = new HashMap<>();
  private int ignoredRequests;
  private int swallowedAcks;
  private boolean silentPongs;

  synchronized void ignoreRequests(int times) {
    ignoredRequests = times;
  }

  synchronized boolean ignoresRequest() {
    return ignoredRequests > 0 && ignoredRequests-- > 0;
  }

  synchronized void swallowAcks(int times) {
    swallowedAcks = times;
  }

  synchronized boolean swallowsAck() {
    return swallowedAcks > 0 && swallowedAcks-- > 0;
  }

  synchronized void swallowPongs(boolean swallow) {
    silentPongs = swallow;
  }

  synchronized boolean swallowsPong() {
    return silentPongs;
  }

  synchronized void withholdFills(String address, int count) {
    withheldFills.put(address, count);
  }

  synchronized void withholdTrades(String coin, int count) {
    withheldTrades.put(coin, count);
  }

  /** Whether this fill does not go over a socket. */
  boolean withholds(VenueFill fill) {
    return takes(withheldFills, fill.address());
  }

  boolean withholdsTrade(String coin) {
    return takes(withheldTrades, coin);
  }

  private synchronized boolean takes(Map<String, Integer> counts, String key) {
    int left = counts.getOrDefault(key, 0);
    if (left > 0) {
      counts.put(key, left - 1);
    }
    return left > 0;
  }
}
