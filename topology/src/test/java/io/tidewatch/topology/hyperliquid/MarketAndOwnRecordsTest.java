package io.tidewatch.topology.hyperliquid;

import static io.tidewatch.topology.hyperliquid.Parsing.OTHER;
import static io.tidewatch.topology.hyperliquid.Parsing.USER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.whale.View;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Backfilled;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Contract;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Contracts;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.LostTrades;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Mids;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.SpotPair;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.SpotPairs;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Time;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Watched;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Watching;
import io.tidewatch.topology.parse.RefusedRow;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarketAndOwnRecordsTest {
  private static List<RejectReason> reasons(HyperliquidFrame frame) {
    return frame.refused().stream().map(RefusedRow::reason).toList();
  }

  @Test
  void shouldPairContractsWithTheirFigures() {
    String answer =
        "[{\"universe\":[{\"name\":\"BTC\",\"szDecimals\":5,\"maxLeverage\":40,\"isDelisted\":null},"
            + "{\"name\":\"OLD\",\"szDecimals\":0,\"isDelisted\":true}],\"marginTables\":[]},"
            + "[{\"openInterest\":\"688.11\",\"markPx\":\"14.3161\",\"midPx\":null},"
            + "{\"openInterest\":\"0.0\",\"markPx\":null}]]";

    assertThat(
            Parsing.event(Contracts.class, Parsing.ofNobody("metaAndAssetCtxs", answer))
                .contracts())
        .containsExactly(
            new Contract(
                "BTC",
                5,
                false,
                Optional.of(new BigDecimal("688.11")),
                Optional.of(new BigDecimal("14.3161"))),
            new Contract("OLD", 0, true, Optional.of(BigDecimal.ZERO), Optional.empty()));
  }

  @Test
  void shouldRefuseContractsWithoutFigures() {
    String btc = "{\"name\":\"BTC\",\"szDecimals\":5}";
    String context = "{\"openInterest\":\"1\",\"markPx\":\"2\"}";
    HyperliquidFrame more =
        Parsing.ok(
            Parsing.ofNobody(
                "metaAndAssetCtxs",
                "[{\"universe\":[" + btc + "," + btc + "]},[" + context + "]]"));
    HyperliquidFrame fewer =
        Parsing.ok(
            Parsing.ofNobody(
                "metaAndAssetCtxs",
                "[{\"universe\":["
                    + btc
                    + ",{\"szDecimals\":1}]},["
                    + context
                    + ","
                    + context
                    + ",7]]"));

    assertThat(((Contracts) more.event()).contracts()).hasSize(1);
    assertThat(reasons(more)).containsExactly(RejectReason.MISSING_FIELD);
    assertThat(((Contracts) fewer.event()).contracts()).hasSize(1);
    assertThat(reasons(fewer))
        .containsExactly(RejectReason.MISSING_FIELD, RejectReason.MISSING_FIELD);
    assertThat(Parsing.refused(Parsing.ofNobody("metaAndAssetCtxs", "[]")).reason())
        .isEqualTo(RejectReason.MISSING_FIELD);
  }

  @Test
  void shouldNameTokensByTheirIndexNotByTheirPlace() {
    String answer =
        "{\"universe\":[{\"tokens\":[150,235],\"name\":\"@107\",\"index\":107},"
            + "{\"tokens\":[1,0],\"name\":\"PURR/USDC\",\"index\":0},"
            + "{\"tokens\":[9,0],\"name\":\"@9\",\"index\":9},"
            + "{\"tokens\":[1,{}],\"name\":\"@8\",\"index\":8}],"
            + "\"tokens\":[{\"name\":\"HYPE\",\"szDecimals\":2,\"index\":150},"
            + "{\"name\":\"USDE\",\"szDecimals\":2,\"index\":235},"
            + "{\"name\":\"USDC\",\"szDecimals\":8,\"index\":0},"
            + "{\"name\":\"PURR\",\"szDecimals\":0,\"index\":1},"
            + "{\"name\":\"FINE\",\"szDecimals\":99,\"index\":9}]}";
    HyperliquidFrame frame = Parsing.ok(Parsing.ofNobody("spotMeta", answer));

    assertThat(((SpotPairs) frame.event()).pairs())
        .containsExactly(
            new SpotPair("@107", "HYPE", "USDE", 2), new SpotPair("PURR/USDC", "PURR", "USDC", 0));
    assertThat(reasons(frame))
        .containsExactly(
            RejectReason.OUT_OF_RANGE, RejectReason.OUT_OF_RANGE, RejectReason.OUT_OF_RANGE);
  }

  @Test
  void shouldReadMids() {
    String map = "{\"BTC\":\"69172.5\",\"@107\":69.4,\"ODD\":\"0\",\"ODDER\":null}";
    HyperliquidFrame bare = Parsing.ok(Parsing.ofNobody("allMids", map));
    HyperliquidFrame framed =
        Parsing.ok(
            Parsing.ofNobody(
                "allMids", "{\"channel\":\"allMids\",\"data\":{\"mids\":" + map + "}}"));

    assertThat(((Mids) bare.event()).mids())
        .isEqualTo(Map.of("BTC", new BigDecimal("69172.5"), "@107", new BigDecimal("69.4")));
    assertThat(framed.event()).isEqualTo(bare.event());
    assertThat(new String(bare.refused().getFirst().raw(), UTF_8)).isEqualTo("\"ODD\":\"0\"");
    assertThat(reasons(bare)).containsExactly(RejectReason.NOT_POSITIVE, RejectReason.WRONG_TYPE);
  }

  @Test
  void shouldReadWhatIsWatched() {
    String list =
        "{\"at\":1790000000000,\"addresses\":[{\"address\":\""
            + USER
            + "\",\"view\":\"USER_CHANNELS\",\"label\":\"a whale\"},{\"address\":\""
            + OTHER
            + "\",\"view\":\"PUBLIC_TRADES\"},{\"address\":\"0x1\",\"view\":\"PUBLIC_TRADES\"},"
            + "{\"address\":\""
            + OTHER
            + "\",\"view\":\"TELESCOPE\"}]}";
    HyperliquidFrame frame = Parsing.ok(Parsing.ofNobody("watching", list));

    assertThat(frame.event())
        .isEqualTo(
            new Watching(
                1_790_000_000_000L,
                List.of(
                    new Watched(USER, View.USER_CHANNELS, Optional.of("a whale")),
                    new Watched(OTHER, View.PUBLIC_TRADES, Optional.empty())),
                false));
    assertThat(reasons(frame))
        .containsExactly(RejectReason.OUT_OF_RANGE, RejectReason.UNKNOWN_TYPE);
  }

  @Test
  void shouldTakeLabelsAsTheyCome() {
    String row = "{\"address\":\"" + USER + "\",\"view\":\"USER_CHANNELS\",\"label\":%s}";
    for (var label :
        List.of(
            Map.entry("\"\uD83D\uDC0B whale\"", Optional.of("\uD83D\uDC0B whale")),
            Map.entry("\"a\\u0000\\ud83db\"", Optional.of("ab")),
            Map.entry(
                "\"" + "\uD83D\uDC0B".repeat(101) + "\"", Optional.of("\uD83D\uDC0B".repeat(100))),
            Map.entry("7", Optional.empty()),
            Map.entry("\" \"", Optional.empty()))) {
      Watching watching =
          Parsing.event(
              Watching.class,
              Parsing.ofNobody(
                  "watching",
                  "{\"at\":1790000000000,\"addresses\":[" + row.formatted(label.getKey()) + "]}"));
      assertThat(watching.addresses().getFirst().label()).isEqualTo(label.getValue());
      assertThat(watching.whole()).isTrue();
    }
  }

  @Test
  void shouldReadWhatTheFeedLostFetchedAndHowLateItIs() {
    assertThat(
            Parsing.ok(Parsing.ofNobody("lostTrades", "{\"coin\":\"BTC\",\"from\":1,\"to\":2}"))
                .event())
        .isEqualTo(new LostTrades(Optional.of("BTC"), 1, 2));
    assertThat(
            Parsing.ok(Parsing.ofNobody("lostTrades", "{\"coin\":\"*\",\"from\":0,\"to\":2}"))
                .event())
        .isEqualTo(new LostTrades(Optional.empty(), 0, 2));
    assertThat(
            Parsing.ok(
                    Parsing.ofUser(
                        "backfilled",
                        "{\"user\":\""
                            + USER
                            + "\",\"from\":1,\"to\":2,\"complete\":false,\"last\":true}"))
                .event())
        .isEqualTo(new Backfilled(USER, 1, 2, false, true));
    assertThat(
            Parsing.ok(Parsing.ofNobody("time", "{\"at\":1790000000000,\"completeTo\":5}")).event())
        .isEqualTo(new Time(1_790_000_000_000L, 5, 5));
    assertThat(
            Parsing.ok(Parsing.ofNobody("time", "{\"at\":7,\"completeTo\":5,\"tradesTo\":6}"))
                .event())
        .isEqualTo(new Time(7, 5, 6));
    assertThat(Parsing.ok(Parsing.ofNobody("time", "{\"at\":7}")).event())
        .isEqualTo(new Time(7, 7, 7));
  }

  @Test
  void shouldRefuseRecordsThatNoFeedWrites() {
    assertThat(Parsing.refused(Parsing.ofNobody("l2Book", "{}")).reason())
        .isEqualTo(RejectReason.UNKNOWN_TYPE);
    assertThat(Parsing.refused(Parsing.ofNobody("", "{}")).reason())
        .isEqualTo(RejectReason.MISSING_HEADER);
    assertThat(Parsing.refused(Parsing.ofNobody("time", "{\"at\":-1}")).reason())
        .isEqualTo(RejectReason.OUT_OF_RANGE);
    assertThat(Parsing.refused(Parsing.ofUser("userFills", "{\"channel\":\"pong\"}")).reason())
        .isEqualTo(RejectReason.UNKNOWN_TYPE);
  }
}
