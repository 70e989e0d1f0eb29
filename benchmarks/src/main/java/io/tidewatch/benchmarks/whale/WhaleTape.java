package io.tidewatch.benchmarks.whale;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.benchmarks.wire.Parcel;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.contract.whale.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the feed of Hyperliquid writes for watched addresses, in the shapes of the venue.
 *
 * @param addresses that are watched
 * @param coins contracts
 * @param view how the addresses are seen
 */
record WhaleTape(int addresses, int coins, View view) {
  private static final String VENUE = HyperliquidRecords.VENUE;
  private static final long MICROS = 1_000;

  static String address(int i) {
    return String.format(Locale.ROOT, "0x%040x", 0xA000_0000L + i);
  }

  private static String stranger(long i) {
    return String.format(Locale.ROOT, "0x%040x", 0xF0_0000_0000L + i);
  }

  static String coin(int i) {
    return "C" + i;
  }

  /** Everything that a detector has to be told before the first trade. */
  List<Parcel> beginning(long atMs) {
    List<Parcel> told = new ArrayList<>();
    told.add(own(HyperliquidRecords.CONTRACTS, contracts(), atMs, Source.BACKFILL));
    told.add(own(HyperliquidRecords.WATCHING, watching(atMs), atMs, Source.LIVE));
    for (int i = 0; i < addresses; i++) {
      told.add(state(i, atMs));
    }
    return told;
  }

  /** An account that holds nothing. */
  private static Parcel state(int address, long atMs) {
    return of(
        HyperliquidRecords.POSITIONS,
        address(address),
        "{\"channel\":\"clearinghouseState\",\"data\":{\"dex\":\"\",\"user\":\""
            + address(address)
            + "\",\"clearinghouseState\":{\"marginSummary\":{\"accountValue\":\"1000000.0\"},"
            + "\"assetPositions\":[],\"time\":"
            + atMs
            + "}}}",
        atMs,
        0,
        Source.LIVE);
  }

  private String contracts() {
    return IntStream.range(0, coins)
            .mapToObj(i -> "{\"name\":\"" + coin(i) + "\",\"szDecimals\":3,\"maxLeverage\":50}")
            .collect(Collectors.joining(",", "[{\"universe\":[", "]},"))
        + IntStream.range(0, coins)
            .mapToObj(i -> "{\"openInterest\":\"100000.0\",\"markPx\":\"100.0\"}")
            .collect(Collectors.joining(",", "[", "]]"));
  }

  private String watching(long atMs) {
    return IntStream.range(0, addresses)
        .mapToObj(i -> "{\"address\":\"" + address(i) + "\",\"view\":\"" + view + "\"}")
        .collect(Collectors.joining(",", "{\"at\":" + atMs + ",\"addresses\":[", "]}"));
  }

  /** That it is so late. */
  Parcel time(long atMs, long dueNanos) {
    return of(
        HyperliquidRecords.TIME,
        HyperliquidRecords.TIME,
        "{\"at\":" + atMs + ",\"completeTo\":" + atMs + "}",
        atMs,
        dueNanos,
        Source.LIVE);
  }

  /**
   * A public trade.
   *
   * @param buyer number of the watched address that bought; empty if two strangers traded
   */
  Parcel trade(int coin, long tid, Optional<Integer> buyer, long atMs, long dueNanos) {
    String json =
        "{\"channel\":\"trades\",\"data\":[{\"coin\":\""
            + coin(coin)
            + "\",\"side\":\"B\",\"px\":\"100.5\",\"sz\":\"2.125\",\"hash\":\"0x"
            + "0".repeat(64)
            + "\",\"time\":"
            + atMs
            + ",\"tid\":"
            + tid
            + ",\"users\":[\""
            + buyer.map(WhaleTape::address).orElseGet(() -> stranger(tid))
            + "\",\""
            + stranger(tid + 1)
            + "\"]}]}";
    return of(HyperliquidRecords.TRADES, coin(coin), json, atMs, dueNanos, Source.LIVE);
  }

  /**
   * One fill each of orders of one address, each in its own frame as at the venue.
   *
   * @param address number of the address
   * @param position of the coin before it, in thousandths
   */
  Parcel fill(int address, int coin, long oid, long position, long atMs) {
    String json =
        "{\"channel\":\"userFills\",\"data\":{\"user\":\""
            + address(address)
            + "\",\"fills\":[{\"coin\":\""
            + coin(coin)
            + "\",\"px\":\"100.5\",\"sz\":\"1.0\",\"side\":\"B\",\"time\":"
            + atMs
            + ",\"startPosition\":\""
            + position
            + ".0\",\"dir\":\"Open Long\",\"closedPnl\":\"0.0\",\"hash\":\"0x"
            + "0".repeat(64)
            + "\",\"oid\":"
            + oid
            + ",\"crossed\":true,\"fee\":\"0.01\",\"tid\":"
            + (oid + 7)
            + ",\"feeToken\":\"USDC\",\"twapId\":null}]}}";
    return of(HyperliquidRecords.USER_FILLS, address(address), json, atMs, 0, Source.LIVE);
  }

  private static Parcel own(String channel, String json, long atMs, Source source) {
    return of(channel, channel, json, atMs, 0, source);
  }

  private static Parcel of(
      String channel, String key, String json, long atMs, long dueNanos, Source source) {
    return new Parcel(
        channel,
        Topics.HYPERLIQUID_FRAMES,
        key,
        json.getBytes(UTF_8),
        new RawHeaders(VENUE, channel, "benchmark", 1, 0, atMs * MICROS, source),
        dueNanos);
  }
}
