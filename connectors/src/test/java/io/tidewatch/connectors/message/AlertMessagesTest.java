package io.tidewatch.connectors.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.feed.FeedEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertMessagesTest {
  private static final long AT = Instant.parse("2026-03-01T14:35:22Z").toEpochMilli();

  private final AlertMessages chinese = new AlertMessages(Locale.CHINESE, ZoneOffset.UTC);
  private final AlertMessages english = new AlertMessages(Locale.ENGLISH, ZoneOffset.UTC);

  @Test
  void shouldWriteTheOriginalMessageLineByLine() {
    assertThat(chinese.lines(alert(Side.BUY, "1800000.99", "700000")))
        .containsExactly(
            "[大额主动买入] BTC/USDT",
            "━━━━━━━━━━━━━━━━━━━━",
            "📊 金额：$2,500,000",
            "📈 方向：主动买入",
            "📉 买入量：$1,800,000",
            "📈 卖出量：$700,000",
            "🕐 时间：14:35:22",
            "⏱️ 窗口：5分钟 (14:30-14:35)",
            "🔢 交易数：1,023笔",
            "━━━━━━━━━━━━━━━━━━━━",
            "阈值：$2,000,000 | 交易所：Binance");
  }

  @Test
  void shouldNameTheOtherSides() {
    assertThat(chinese.lines(alert(Side.SELL, "1", "2")))
        .contains("[大额主动卖出] BTC/USDT", "📉 方向：主动卖出");
    assertThat(chinese.lines(alert(Side.BOTH, "1", "1"))).contains("[大额双向交易] BTC/USDT", "📊 方向：双向");
  }

  @Test
  void shouldWriteEnglish() {
    assertThat(english.lines(alert(Side.SELL, "700000", "1800000")))
        .containsExactly(
            "[Large taker selling] BTC/USDT",
            "━━━━━━━━━━━━━━━━━━━━",
            "📊 Total: $2,500,000",
            "📉 Side: taker sells",
            "📉 Bought: $700,000",
            "📈 Sold: $1,800,000",
            "🕐 Time: 14:35:22",
            "⏱️ Window: 5 min (14:30-14:35)",
            "🔢 Trades: 1,023",
            "━━━━━━━━━━━━━━━━━━━━",
            "Threshold: $2,000,000 | Venue: Binance");
  }

  @Test
  void shouldHaveTheSameTextsInEveryLanguage() {
    assertThat(texts(Locale.CHINESE)).isEqualTo(texts(Locale.ENGLISH)).isNotEmpty();
  }

  @Test
  void shouldKeepControlCharactersFromTheTerminal() {
    FeedEvent event =
        new FeedEvent(
            "binance-spot",
            "trades",
            "*",
            FeedEvent.Type.FAILING,
            "c",
            1,
            AT,
            Optional.empty(),
            "down\u001b[2J\nfor long");

    assertThat(english.line(event))
        .contains("[System alert] binance-spot/trades: down [2J for long");
  }

  private static List<String> texts(Locale language) {
    return java.util.ResourceBundle.getBundle("io.tidewatch.connectors.message.messages", language)
        .keySet()
        .stream()
        .sorted()
        .toList();
  }

  private static Alert alert(Side side, String buyUsd, String sellUsd) {
    return new Alert(
        "id",
        "large-trades",
        "BTCUSDT",
        side,
        new BigDecimal("2500000.99"),
        new BigDecimal("2000000"),
        Severity.MAJOR,
        AT,
        new Evidence(
            new Evidence.RuleInForce("large-trades", 0, Map.of()),
            new Evidence.Episode(AT, 1),
            new Evidence.Window(AT - 300_000, AT),
            new Inputs.LargeTrades(
                "BTC",
                "USDT",
                new BigDecimal(buyUsd),
                new BigDecimal(sellUsd),
                1_023,
                1,
                1_023,
                BigDecimal.TEN,
                5,
                BigDecimal.ONE,
                BigDecimal.ONE,
                0),
            List.of(),
            new Evidence.FeedHealth(0, 0, 1, 0)));
  }
}
