package io.tidewatch.simulator.hyperliquid;

import io.tidewatch.simulator.hyperliquid.exchange.VenueFill;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Faults that a test orders for what goes over sockets that stand. Thread-safe. */
public final class Faults {
  private final Map<String, Integer> withheldFills = new HashMap<>();
  private final Set<String> deadly = new HashSet<>();
  private int ignoredRequests;
  private int swallowedAcks;
  private boolean silentPongs;

  Faults() {}

  /** The next requests, pings apart, get no answer and have no effect. */
  public synchronized void ignoreRequests(int times) {
    ignoredRequests = times;
  }

  synchronized boolean ignoresRequest() {
    return ignoredRequests > 0 && ignoredRequests-- > 0;
  }

  /** The next requests have their effect, and no answer. */
  public synchronized void swallowAcks(int times) {
    swallowedAcks = times;
  }

  synchronized boolean swallowsAck() {
    return swallowedAcks > 0 && swallowedAcks-- > 0;
  }

  /** While true, pings get no answer. */
  public synchronized void swallowPongs(boolean swallow) {
    silentPongs = swallow;
  }

  synchronized boolean swallowsPong() {
    return silentPongs;
  }

  /** While true, whoever subscribes this coin is cut off, although the venue lists it. */
  public synchronized void cutOff(String coin, boolean cut) {
    if (cut) {
      deadly.add(coin);
    } else {
      deadly.remove(coin);
    }
  }

  synchronized boolean cutsOff(String coin) {
    return deadly.contains(coin);
  }

  /** The next fills of this address, if subscribed, do not go over a socket; REST has them. */
  public synchronized void withholdFills(String address, int count) {
    withheldFills.put(address, count);
  }

  synchronized boolean withholds(VenueFill fill) {
    int left = withheldFills.getOrDefault(fill.address(), 0);
    if (left > 0) {
      withheldFills.put(fill.address(), left - 1);
    }
    return left > 0;
  }
}
