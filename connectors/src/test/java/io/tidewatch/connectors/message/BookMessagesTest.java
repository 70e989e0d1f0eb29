package io.tidewatch.connectors.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Inputs.WallFacts;
import io.tidewatch.contract.alert.Inputs.WallFate;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FramedMessagesTest {
  private static final long AT = Instant.parse("2026-03-01T14:35:22Z").toEpochMilli();
  private static final String RULE = "━━━━━━━━━━━━━━━━━━━━";

  private final AlertMessages chinese = new AlertMessages(Locale.CHINESE, ZoneOffset.UTC);
  private final AlertMessages english = new AlertMessages(Locale.ENGLISH, ZoneOffset.UTC);

  @Test
  void shouldSayWhatMadeTheDepthUnusual() {
    Alert alert =
        alert(
            "depth-anomaly",
            Side.BOTH,
            "83.57",
            "80",
            new Inputs.DepthAnomaly(
                "BTC",
                "USDT",
                7,
                1,
                Map.of(
                    "depth", decimal("45.29"),
                    "spread", decimal("8.17"),
                    "imbalance", decimal("30.11")),
                1_500,
                25,
                decimal("1200000.99"),
                decimal("300000"),
                decimal("1.557")));

    assertThat(chinese.lines(alert))
        .containsExactly(
            "[深度异常] BTC-USDT",
            RULE,
            "📊 异常分数：83.5",
            "🧩 构成：深度 45.2 | 失衡 30.1 | 价差 8.1",
            "💧 深度（±25 bps）：买盘 $1,200,000 | 卖盘 $300,000",
            "↔️ 价差：1.55 bps",
            "📚 样本：1,500",
            "🕐 时间：14:35:22",
            RULE,
            "阈值：80 | 交易所：OKX");
    assertThat(english.lines(alert))
        .containsExactly(
            "[Unusual depth] BTC-USDT",
            RULE,
            "📊 Score: 83.5",
            "🧩 Made of: depth 45.2 | imbalance 30.1 | spread 8.1",
            "💧 Depth (±25 bps): bids $1,200,000 | asks $300,000",
            "↔️ Spread: 1.55 bps",
            "📚 Samples: 1,500",
            "🕐 Time: 14:35:22",
            RULE,
            "Threshold: 80 | Venue: OKX");
  }

  @Test
  void shouldSayWhereDepthWentAway() {
    Alert alert =
        alert(
            "liquidity-shrink",
            Side.BUY,
            "62.5",
            "50",
            new Inputs.LiquidityShrink(
                "BTC",
                "USDT",
                7,
                1,
                25,
                decimal("300000"),
                decimal("790000"),
                decimal("800000"),
                decimal("0"),
                3,
                600));

    assertThat(chinese.lines(alert))
        .containsExactly(
            "[流动性萎缩 买盘] BTC-USDT",
            RULE,
            "📉 萎缩：62.5%",
            "🟢 买盘：$300,000（中位数 $800,000，比值 0.37）",
            "🔴 卖盘：$790,000（中位数 $0，比值 -）",
            "📏 范围：±25 bps",
            "🔁 连续：3次评估",
            "🕐 时间：14:35:22",
            RULE,
            "阈值：50% | 交易所：OKX");
    assertThat(english.lines(alert))
        .containsExactly(
            "[Liquidity shrinks, bids] BTC-USDT",
            RULE,
            "📉 Shrunk by: 62.5%",
            "🟢 Bids: $300,000 (median $800,000, ratio 0.37)",
            "🔴 Asks: $790,000 (median $0, ratio -)",
            "📏 Within: ±25 bps",
            "🔁 Evaluations in a row: 3",
            "🕐 Time: 14:35:22",
            RULE,
            "Threshold: 50% | Venue: OKX");
  }

  @Test
  void shouldSayWhereAWallStands() {
    Alert alert = wall(WallFate.APPEARED, Side.SELL, wall("65100.10", false));

    assertThat(chinese.lines(alert))
        .containsExactly(
            "[大额卖墙出现] BTC-USDT",
            RULE,
            "🧱 价格：65,100.1 | 数量：12.50005 | 金额：$813,751",
            "📏 距中间价：8.5 bps | 存续：1分15秒",
            "🕐 时间：14:35:22",
            RULE,
            "阈值：$500,000 | 交易所：OKX");
    assertThat(english.lines(alert))
        .containsExactly(
            "[Wall appeared, asks] BTC-USDT",
            RULE,
            "🧱 Price: 65,100.1 | Size: 12.50005 | Notional: $813,751",
            "📏 From the mid: 8.5 bps | Stood: 1 min 15 s",
            "🕐 Time: 14:35:22",
            RULE,
            "Threshold: $500,000 | Venue: OKX");
  }

  @Test
  void shouldSayHowMuchOfAWallWasTraded() {
    Alert alert = wall(WallFate.ABSORBED, Side.BUY, wall("64900", false));

    assertThat(chinese.lines(alert))
        .startsWith("[大额买墙被吸收] BTC-USDT")
        .contains("🔄 成交：$200,000（25%）| 撤单：$600,000（75%）");
    assertThat(english.lines(alert))
        .startsWith("[Wall absorbed, bids] BTC-USDT")
        .contains("🔄 Traded: $200,000 (25%) | Cancelled: $600,000 (75%)");
  }

  @Test
  void shouldListTheLargestWallsAndSaySoWhenThereIsASuspicion() {
    Alert alert =
        alert(
            "wall-pulled",
            Side.BUY,
            "813751",
            "500000",
            new Inputs.WallEvent(
                "BTC", "USDT", 7, 1, WallFate.PULLED, Collections.nCopies(5, wall("64900", true))));

    assertThat(chinese.lines(alert))
        .startsWith("[大额买墙撤单] BTC-USDT")
        .hasSize(2 + 3 * 3 + 2 + 3)
        .contains("➕ 另有2处", "⚠️ 疑似：同侧反复撤单（按价位推断，无法识别单个订单）");
    assertThat(english.lines(alert))
        .startsWith("[Wall pulled, bids] BTC-USDT")
        .contains(
            "➕ And 2 more",
            "⚠️ Suspected: this side pulls walls again and again"
                + " (by price; no single order is known)");
  }

  @Test
  void shouldSayWhichLevelBroke() {
    Alert alert =
        alert(
            "level-broken",
            Side.BUY,
            "65.29",
            "50",
            new Inputs.LevelBroken(
                "BTC",
                "USDT",
                7,
                1,
                decimal("64900.10"),
                decimal("64890"),
                decimal("64910.5"),
                decimal("64850.05"),
                3,
                decimal("0.925"),
                AT - 7_384_000));

    assertThat(chinese.lines(alert))
        .containsExactly(
            "[跌破支撑位] BTC-USDT",
            RULE,
            "📍 价位：64,900.1（区间 64,890 - 64,910.5）",
            "💹 中间价：64,850.05（偏离 7.7 bps）",
            "💪 强度：65.2",
            "🔁 触及：3次 | 持续性：92.5%",
            "⏳ 存续：2小时3分",
            "🕐 时间：14:35:22",
            RULE,
            "阈值：50 | 交易所：OKX");
    assertThat(english.lines(alert))
        .containsExactly(
            "[Support broken] BTC-USDT",
            RULE,
            "📍 Level: 64,900.1 (zone 64,890 - 64,910.5)",
            "💹 Mid: 64,850.05 (7.7 bps beyond)",
            "💪 Strength: 65.2",
            "🔁 Touches: 3 | Persistence: 92.5%",
            "⏳ Stood: 2 h 3 min",
            "🕐 Time: 14:35:22",
            RULE,
            "Threshold: 50 | Venue: OKX");
  }

  @Test
  void shouldKeepControlCharactersOfNamesFromTheTerminal() {
    Alert alert =
        new Alert(
            "id",
            "depth-anomaly",
            "BTC\u001b[2J",
            Side.BOTH,
            BigDecimal.ONE,
            BigDecimal.ONE,
            Severity.MAJOR,
            AT,
            evidence(
                new Inputs.DepthAnomaly(
                    "B",
                    "Q",
                    1,
                    1,
                    Map.of("new\npart", BigDecimal.ONE),
                    1,
                    1,
                    BigDecimal.ONE,
                    BigDecimal.ONE,
                    BigDecimal.ONE)));

    assertThat(english.lines(alert)).contains("[Unusual depth] BTC [2J", "🧩 Made of: new part 1");
  }

  private static Alert wall(WallFate fate, Side side, WallFacts wall) {
    return alert(
        "wall-" + fate.name().toLowerCase(Locale.ROOT),
        side,
        "813751.87",
        "500000",
        new Inputs.WallEvent("BTC", "USDT", 7, 1, fate, List.of(wall)));
  }

  private static WallFacts wall(String price, boolean suspected) {
    return new WallFacts(
        decimal(price),
        decimal("12.500050"),
        decimal("813751.87"),
        AT - 75_000,
        decimal("200000"),
        decimal("600000"),
        decimal("8.57"),
        suspected);
  }

  private static Alert alert(
      String rule, Side side, String value, String threshold, Inputs inputs) {
    return new Alert(
        "id",
        rule,
        "BTC-USDT",
        side,
        decimal(value),
        decimal(threshold),
        Severity.MAJOR,
        AT,
        evidence(inputs));
  }

  private static Evidence evidence(Inputs inputs) {
    return new Evidence(
        new Evidence.RuleInForce("rule", 0, Map.of()),
        new Evidence.Episode(AT, 1),
        new Evidence.Window(AT - 300_000, AT),
        inputs,
        List.of(),
        new Evidence.FeedHealth(0, 0, 1, 0));
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
