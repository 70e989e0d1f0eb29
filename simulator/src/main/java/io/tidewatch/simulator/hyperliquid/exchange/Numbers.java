package io.tidewatch.simulator.hyperliquid.exchange;

import java.util.List;
import java.util.stream.IntStream;

/** Numbers and names that the venue gives out, the same at each run. Not thread-safe. */
final class Numbers {
  // More than fits an int, as the venue's ids are by now.
  private static final long FIRST_OID = 544_900_123_760L;
  private static final String STRANGER = "0xc0ffee";
  private static final List<String> STRANGERS =
      IntStream.rangeClosed(1, 400).mapToObj((STRANGER + "%034x")::formatted).toList();

  private long oid = FIRST_OID;
  private long twap = 7_000;
  private long blocks;
  private int stranger;

  long oid() {
    return oid++;
  }

  long twap() {
    return twap++;
  }

  String hash() {
    return "0x%064x".formatted(++blocks * 0x9E3779B97F4A7C15L);
  }

  /** One of some hundred people who trade among themselves. */
  String stranger() {
    stranger = (stranger + 1) % STRANGERS.size();
    return STRANGERS.get(stranger);
  }

  static boolean isStranger(String address) {
    return address.startsWith(STRANGER);
  }
}
