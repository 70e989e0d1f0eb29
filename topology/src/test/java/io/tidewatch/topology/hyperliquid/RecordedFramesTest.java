package io.tidewatch.topology.hyperliquid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Contracts;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.FuturesState;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Mids;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.OpenOrders;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.OrderUpdates;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.PublicTrades;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.SpotPairs;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.SpotState;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.UserFills;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Frames and answers that others recorded, read where they are. */
class RecordedFramesTest {
  private static final Path DATA =
      Path.of(System.getProperty("tidewatch.root")).resolveSibling("shared/data");

  @BeforeEach
  void requireRecordings() {
    boolean present = Files.isDirectory(DATA);
    if (System.getenv("CI") != null) {
      assertThat(present).as("recordings at %s", DATA).isTrue();
    }
    assumeTrue(present, () -> "skipped: there are no recordings at " + DATA);
  }

  /** The document of a recording, without what those who recorded it wrote around it. */
  private static String document(String file) throws IOException {
    String text = Files.readString(DATA.resolve("hyperliquid-" + file)).strip();
    if (file.endsWith(".txt")) {
      int frame = text.indexOf("\n=");
      return frame < 0
          ? text.lines().skip(3).collect(Collectors.joining("\n"))
          : text.substring(text.indexOf('{', frame));
    }
    if (file.endsWith(".jsonl")) {
      return text.lines().findFirst().orElseThrow();
    }
    JsonNode node = Json.MAPPER.readTree(text);
    return node.has("response") ? node.get("response").toString() : text;
  }

  private static int rows(HyperliquidEvent event) {
    return switch (event) {
      case PublicTrades trades -> trades.trades().size();
      case UserFills fills -> fills.fills().size();
      case OrderUpdates updates -> updates.updates().size();
      case OpenOrders orders -> orders.oids().size();
      case FuturesState state -> state.positions().size();
      case SpotState state -> state.balances().size();
      case Contracts contracts -> contracts.contracts().size();
      case SpotPairs pairs -> pairs.pairs().size();
      case Mids mids -> mids.mids().size();
      default -> throw new AssertionError(event);
    };
  }

  private static Parsed<HyperliquidFrame> parse(String channel, String document, String user) {
    return Parsing.parse(channel, Optional.of(user), document.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "python-sdk/json/get_user_fills.0.userFills.json, userFills, 500",
    "python-sdk/json/get_user_fills_by_time.0.userFillsByTime.json, userFills, 500",
    "python-sdk/json/get_open_orders.0.openOrders.json, openOrders, 196",
    "python-sdk/json/get_frontend_open_orders.0.frontendOpenOrders.json, openOrders, 3",
    "python-sdk/json/historical_orders.0.historicalOrders.json, orderUpdates, 5",
    "python-sdk/json/get_user_state.0.clearinghouseState.json, clearinghouseState, 12",
    "python-sdk/json/get_all_mids.0.allMids.json, allMids, 28",
    "go-sdk/json/testnet.userFillsByTime.UserFillsByTime.2.json, userFills, 2",
    "go-sdk/json/testnet.userFillsByTime.UserFillsByTimeEmpty.2.json, userFills, 0",
    "go-sdk/json/mainnet.clearinghouseState.UserState_WithDex.0.json, clearinghouseState, 0",
    "go-sdk/json/testnet.spotClearinghouseState.SpotUserState.2.json, spotClearinghouseState, 3",
    "go-sdk/json/mainnet.allMids.AllMids_WithDex.0.json, allMids, 482",
    "go-sdk/json/mainnet.spotMeta.MetaAndAssetCtxs.1.json, spotMeta, 199",
    "go-sdk/json/testnet.spotMeta.QueryOrderByOid.5.json, spotMeta, 1100",
    "jkorf-net/Endpoints/Spot/Trading/GetOpenOrders.txt, openOrders, 1",
    "jkorf-net/Endpoints/Spot/Trading/GetOpenOrdersExtended.txt, openOrders, 1",
    "jkorf-net/Endpoints/Spot/Trading/GetUserTrades.txt, userFills, 1",
    "jkorf-net/Endpoints/Spot/ExchangeData/GetExchangeInfo.txt, spotMeta, 1",
    "jkorf-net/Endpoints/Spot/Account/GetBalances.txt, spotClearinghouseState, 2",
    "jkorf-net/Endpoints/Futures/Account/GetAccountInfo.txt, clearinghouseState, 1",
    "jkorf-net/Subscriptions/Prices.txt, allMids, 2",
    "jkorf-net/Subscriptions/Trades.txt, trades, 1",
    "jkorf-net/Subscriptions/Order.txt, orderUpdates, 1",
    "nautilus/http_spot_clearinghouse_state.json, spotClearinghouseState, 4",
    "nautilus/http_user_fills_with_cloid.json, userFills, 2",
    "nautilus/http_user_fills_dust_conversion.json, userFills, 5",
    "nautilus/http_spot_meta_non_usdc_collateral.json, spotMeta, 0",
    "nautilus/http_clearinghouse_state_negative_total_raw_usd.json, clearinghouseState, 0",
    "nautilus/ws_allmids.json, allMids, 5"
  })
  void shouldReadEveryRow(String file, String channel, int rows) throws IOException {
    HyperliquidFrame frame = Parsing.ok(parse(channel, document(file), Parsing.USER));

    assertThat(rows(frame.event())).isEqualTo(rows);
    assertThat(frame.refused()).isEmpty();
  }

  @Test
  void shouldReadFillsOfTwapOrdersThatNameTheirAddress() throws IOException {
    UserFills fills =
        Parsing.event(
            UserFills.class,
            Parsing.ofNobody(
                "userTwapSliceFills", document("nautilus/ws_user_twap_slice_fills.json")));

    assertThat(fills.user()).isEqualTo("0xe746435d136c4714383a64ee28e35c8bdb8d5cb1");
    assertThat(fills.snapshot()).isTrue();
    assertThat(fills.fills()).hasSize(2).allMatch(fill -> fill.twapId().isPresent());
  }

  /** The feed does not record user events, but their fills are written like all others. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "nautilus/ws_user_fill_liquidation.json",
        "nautilus/extracted_ws_user_frames.jsonl",
        "jkorf-net/Subscriptions/UserEventTrade.txt"
      })
  void shouldReadFillsOfUserEvents(String file) throws IOException {
    String document = document(file);
    String data = Json.MAPPER.readTree(document).get("data").toString();

    assertThat(rows(Parsing.ok(parse("userFills", data, Parsing.USER)).event())).isEqualTo(1);
    assertThat(Parsing.refused(parse("userFills", document, Parsing.USER)).reason())
        .isEqualTo(RejectReason.UNKNOWN_TYPE);
  }

  /** Contracts were recorded without their figures, which stand beside them in our answers. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "python-sdk/json/get_info.0.meta.json",
        "go-sdk/json/mainnet.meta.Meta.0.json",
        "go-sdk/json/testnet.meta.QueryOrderByOid.4.json",
        "jkorf-net/Endpoints/Futures/ExchangeData/GetExchangeInfo.txt",
        "nautilus/http_meta_perp_sample.json"
      })
  void shouldReadContracts(String file) throws IOException {
    String meta = document(file);
    int count = Json.MAPPER.readTree(meta).get("universe").size();
    String figures = String.join(",", Collections.nCopies(count, "null"));
    HyperliquidFrame frame =
        Parsing.ok(parse("metaAndAssetCtxs", "[" + meta + ",[" + figures + "]]", Parsing.USER));

    assertThat(rows(frame.event())).isEqualTo(count);
    assertThat(frame.refused()).isEmpty();
  }

  @Test
  void shouldSetAsideTradesBetweenMadeUpAddresses() throws IOException {
    String trades = document("nautilus/http_recent_trades_btc.json");
    HyperliquidFrame frame =
        Parsing.ok(Parsing.ofNobody("trades", "{\"channel\":\"trades\",\"data\":" + trades + "}"));

    assertThat(rows(frame.event())).isZero();
    assertThat(frame.refused())
        .hasSize(3)
        .allMatch(row -> row.reason() == RejectReason.OUT_OF_RANGE);
  }

  /** Of what the feed asks nobody for: books, candles, funding, roles, limits, single orders. */
  private static final Set<String> NOT_RECORDED_BY_THE_FEED =
      Set.of(
          "go-sdk/json/mainnet.orderStatus.QueryOrderByOid.0.json",
          "go-sdk/json/mainnet.orderStatus.QueryOrderByOid.1.json",
          "go-sdk/json/mainnet.orderStatus.QueryOrderByOid.2.json",
          "go-sdk/json/mainnet.orderStatus.QueryOrderByOid.3.json",
          "go-sdk/json/mainnet.perpDexs.PerpDexs.0.json",
          "go-sdk/json/testnet.activeAssetData.UserActiveAssetData.2.json",
          "go-sdk/json/testnet.orderStatus.QueryOrderByOid.6.json",
          "go-sdk/json/testnet.orderStatus.QueryOrderByOid.7.json",
          "jkorf-net/Endpoints/Spot/Account/GetAccountLedger.txt",
          "jkorf-net/Endpoints/Spot/Trading/PlaceOrder.txt",
          "jkorf-net/Endpoints/Futures/Account/GetFundingHistory.txt",
          "jkorf-net/Subscriptions/BookTicker.txt",
          "jkorf-net/Subscriptions/Concurrent.txt",
          "jkorf-net/Subscriptions/Klines.txt",
          "jkorf-net/Subscriptions/OrderBook.txt",
          "nautilus/http_all_perp_metas_non_usdc_collateral.json",
          "nautilus/http_funding_history.json",
          "nautilus/http_l2_book_btc.json",
          "nautilus/http_l2_book_snapshot.json",
          "nautilus/ws_book_data.json",
          "python-sdk/json/user_funding_history_with_end_time.0.userFunding.json",
          "python-sdk/json/user_funding_history_without_end_time.0.userFunding.json",
          "python-sdk/json/user_non_funding_ledger_updates_without_end_time.0"
              + ".userNonFundingLedgerUpdates.json",
          "python-sdk/json/user_rate_limit.0.userRateLimit.json",
          "python-sdk/json/user_role.0.userRole.json");

  private static final List<String> CHANNELS =
      List.of("trades", "userFills", "userTwapSliceFills", "orderUpdates", "openOrders");

  @Test
  void shouldNeverTakeAnotherAnswerForOneOfTheFeed() throws IOException {
    for (String file : NOT_RECORDED_BY_THE_FEED) {
      for (String channel : CHANNELS) {
        Parsed<HyperliquidFrame> parsed = parse(channel, document(file), Parsing.USER);
        boolean nothing =
            !(parsed instanceof Parsed.Ok<HyperliquidFrame>(HyperliquidFrame frame, byte[] raw))
                || rows(frame.event()) == 0;
        assertThat(nothing).as("%s as %s", file, channel).isTrue();
      }
    }
  }

  @Test
  void shouldKnowEveryRecording() throws IOException {
    Set<String> unknown = new TreeSet<>();
    String here = Files.readString(sourceOfThisTest());
    for (Path directory : directories()) {
      try (Stream<Path> files = Files.walk(directory)) {
        files
            .filter(Files::isRegularFile)
            .map(file -> DATA.relativize(file).toString().substring("hyperliquid-".length()))
            .filter(file -> !file.contains("LICENSE") && !NOT_RECORDED_BY_THE_FEED.contains(file))
            .filter(file -> !here.contains('"' + file))
            .forEach(unknown::add);
      }
    }

    assertThat(unknown).isEmpty();
  }

  private static List<Path> directories() throws IOException {
    try (Stream<Path> all = Files.list(DATA)) {
      return all.filter(directory -> directory.getFileName().toString().startsWith("hyperliquid-"))
          .toList();
    }
  }

  private static Path sourceOfThisTest() {
    return Path.of(System.getProperty("tidewatch.root"))
        .resolve("topology/src/test/java")
        .resolve(RecordedFramesTest.class.getName().replace('.', '/') + ".java");
  }
}
