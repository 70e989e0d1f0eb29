package io.tidewatch.connectors.message;

import static io.tidewatch.connectors.TestFutures.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.TestFutures;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Inputs.Mover;
import io.tidewatch.contract.alert.Inputs.ScoreMethod;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Anomaly.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FuturesMessagesTest {
  private static final long OPEN = Instant.parse("2026-03-01T14:15:00Z").toEpochMilli();
  private static final long AT = Instant.parse("2026-03-01T14:30:00.250Z").toEpochMilli();
  private static final String RULE = "━━━━━━━━━━━━━━━━━━━━";
  private static final Anomaly.Classic CLASSIC =
      TestFutures.classic("1.2567", Reason.PRICE, Reason.VOLUME);

  private final AlertMessages chinese = new AlertMessages(Locale.CHINESE, ZoneOffset.UTC);
  private final AlertMessages english = new AlertMessages(Locale.ENGLISH, ZoneOffset.UTC);

  @Test
  void shouldSayWhatMadeAContractUnusual() {
    Alert alert = anomaly("1000SHIBUSDT", Side.BUY, ScoreMethod.ROBUST, "83.57", "60", CLASSIC);

    assertThat(chinese.lines(alert))
        .containsExactly(
            "📈 [合约异动] 1000SHIBUSDT 上涨",
            RULE,
            "💵 价格：0.012345（15分钟 +3.41%）",
            "💰 成交额：$4,200,000（24小时 $88,000,000）",
            "🎯 异动评分：83.5/100",
            "· 价格 45.2分（偏离 8.12，样本 95）",
            "· 成交量 38.2分（偏离 6.5，样本 95）",
            "🌐 同时异动：2.3%（共150个合约）",
            "🕒 K线：14:15 - 14:30",
            "🕐 时间：14:30:00",
            RULE,
            "阈值：60 | 交易所：Binance");
    assertThat(english.lines(alert))
        .containsExactly(
            "📈 [Futures anomaly] 1000SHIBUSDT rose",
            RULE,
            "💵 Price: 0.012345 (15 minutes +3.41%)",
            "💰 Quote volume: $4,200,000 (24 hours $88,000,000)",
            "🎯 Anomaly score: 83.5/100",
            "· Price: 45.2 points (deviation 8.12, 95 samples)",
            "· Volume: 38.2 points (deviation 6.5, 95 samples)",
            "🌐 Anomalous at the same time: 2.3% (of 150 contracts)",
            "🕒 Bar: 14:15 - 14:30",
            "🕐 Time: 14:30:00",
            RULE,
            "Threshold: 60 | Venue: Binance");
  }

  @Test
  void shouldSayTheScoresOfTheClassicRule() {
    Alert alert = anomaly("BTCUSDT", Side.SELL, ScoreMethod.CLASSIC, "1.2567", "1.0", CLASSIC);

    assertThat(chinese.lines(alert))
        .startsWith("📉 [合约异动] BTCUSDT 下跌")
        .contains("🎯 异动评分：1.2", "📐 z-score：价格 5.12，成交量 4，波动率 -1.5")
        .endsWith("阈值：1 | 交易所：Binance");
    assertThat(english.lines(alert))
        .startsWith("📉 [Futures anomaly] BTCUSDT fell")
        .contains("🎯 Anomaly score: 1.2", "📐 z-scores: price 5.12, volume 4, volatility -1.5")
        .endsWith("Threshold: 1 | Venue: Binance");
  }

  @Test
  void shouldClaimNothingOfFiguresThatAreNotThere() {
    Anomaly.Classic unknown =
        new Anomaly.Classic(
            Optional.empty(),
            Optional.empty(),
            TestFutures.number("3.2"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            BigDecimal.ONE,
            List.of(Reason.VOLUME));
    Alert alert = anomaly("BTCUSDT", Side.BOTH, ScoreMethod.CLASSIC, "1", "1", unknown);

    assertThat(chinese.lines(alert))
        .startsWith("📊 [合约异动] BTCUSDT")
        .contains("💵 价格：0.012345（15分钟 -）", "📐 z-score：价格 -，成交量 3.2，波动率 -");
    assertThat(english.lines(alert))
        .startsWith("📊 [Futures anomaly] BTCUSDT")
        .contains(
            "💵 Price: 0.012345 (15 minutes -)", "📐 z-scores: price -, volume 3.2, volatility -");
  }

  @Test
  void shouldSayThatTheWholeMarketMoved() {
    Alert alert =
        move(
            Side.SELL,
            List.of(
                new Mover("币安人生USDT", decimal("97.1"), decimal("-12.349")),
                new Mover("BTCUSDT", decimal("80"), decimal("0.5"))));

    assertThat(chinese.lines(alert))
        .containsExactly(
            "🌊 [全市场异动] 普跌",
            RULE,
            "📊 异动合约：1,234 / 1,500（82.2%）",
            "📈 上涨 34，📉 下跌 1,200",
            "⚖️ 15分钟涨跌中位数：-2.34%",
            "🔥 最强：币安人生USDT -12.34%, BTCUSDT +0.50%",
            "🕐 时间：14:30:00",
            RULE,
            "阈值：30% | 交易所：Binance");
    assertThat(english.lines(alert))
        .containsExactly(
            "🌊 [Market-wide move] down",
            RULE,
            "📊 Anomalous contracts: 1,234 of 1,500 (82.2%)",
            "📈 up 34, 📉 down 1,200",
            "⚖️ Median change in 15 minutes: -2.34%",
            "🔥 Strongest: 币安人生USDT -12.34%, BTCUSDT +0.50%",
            "🕐 Time: 14:30:00",
            RULE,
            "Threshold: 30% | Venue: Binance");
  }

  @Test
  void shouldSayWhichWayTheMarketMoved() {
    assertThat(chinese.lines(move(Side.BUY, List.of()))).startsWith("🚀 [全市场异动] 普涨");
    assertThat(english.lines(move(Side.BUY, List.of()))).startsWith("🚀 [Market-wide move] up");
    assertThat(chinese.lines(move(Side.BOTH, List.of()))).startsWith("🌐 [全市场异动]");
    assertThat(english.lines(move(Side.BOTH, List.of()))).startsWith("🌐 [Market-wide move]");
  }

  @Test
  void shouldShowBarsInTheZoneOfTheReader() {
    AlertMessages shanghai = new AlertMessages(Locale.CHINESE, ZoneId.of("Asia/Shanghai"));

    assertThat(
            shanghai.lines(anomaly("BTCUSDT", Side.BUY, ScoreMethod.ROBUST, "83", "60", CLASSIC)))
        .contains("🕒 K线：22:15 - 22:30", "🕐 时间：22:30:00");
  }

  @Test
  void shouldTakeASymbolForTextWhateverItLooksLike() {
    String symbol = "<b>{0}</b>';${x}%s\\USDT";

    assertThat(english.lines(anomaly(symbol, Side.BUY, ScoreMethod.ROBUST, "83", "60", CLASSIC)))
        .startsWith("📈 [Futures anomaly] <b>{0}</b>';${x}%s\\USDT rose");
    assertThat(
            english.lines(
                move(Side.BUY, List.of(new Mover(symbol, BigDecimal.ONE, BigDecimal.ONE)))))
        .contains("🔥 Strongest: <b>{0}</b>';${x}%s\\USDT +1.00%");
  }

  @Test
  void shouldKeepASymbolFromTurningTheTextOrSteeringTheTerminal() {
    String symbol = "\u202eTDSU\u2066B\u200f\u061c\u001b[2J\nX\u2028USDT";
    String plain = " TDSU B   [2J X USDT";

    assertThat(chinese.lines(anomaly(symbol, Side.BUY, ScoreMethod.ROBUST, "83", "60", CLASSIC)))
        .startsWith("📈 [合约异动] " + plain + " 上涨");
    assertThat(
            chinese.lines(
                move(Side.BUY, List.of(new Mover(symbol, BigDecimal.ONE, BigDecimal.ONE)))))
        .contains("🔥 最强：" + plain + " +1.00%");
  }

  private static Alert anomaly(
      String symbol,
      Side side,
      ScoreMethod method,
      String value,
      String threshold,
      Anomaly.Classic classic) {
    return alert(
        "futures-anomaly",
        symbol,
        side,
        value,
        threshold,
        new Inputs.FuturesAnomaly(
            symbol,
            method,
            TestFutures.anomaly(symbol, OPEN, false, classic),
            decimal("0.0234"),
            150,
            Optional.empty()));
  }

  private static Alert move(Side side, List<Mover> strongest) {
    return alert(
        "futures-market-move",
        "USDT-PERPETUALS",
        side,
        "0.8227",
        "0.3",
        new Inputs.MarketMove(
            AT, 1_234, 1_500, 34, 1_200, decimal("-2.349"), strongest, Optional.empty()));
  }

  private static Alert alert(
      String rule, String subject, Side side, String value, String threshold, Inputs inputs) {
    return new Alert(
        "id",
        rule,
        subject,
        side,
        decimal(value),
        decimal(threshold),
        Severity.MAJOR,
        AT,
        new Evidence(
            new Evidence.RuleInForce("rule", 0, Map.of()),
            new Evidence.Episode(AT, 1),
            new Evidence.Window(OPEN, AT),
            inputs,
            List.of(),
            new Evidence.FeedHealth(0, 0, 1, 0)));
  }
}
