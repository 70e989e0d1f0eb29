package io.tidewatch.connectors.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Inputs.ConsensusMember;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.whale.AssetType;
import io.tidewatch.contract.whale.Flush;
import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.contract.whale.SizeClass;
import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WhaleSignal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhaleMessagesTest {
  private static final String ADDRESS = "0x31ca8395cf837de08b24da3f660e77761dfb974b";
  private static final String RULE = "━━━━━━━━━━━━━━━━━━━━";
  private static final long AT = Instant.parse("2026-03-01T14:30:00Z").toEpochMilli();
  private static final long WINDOW_MS = 1_800_000;

  private final AlertMessages chinese = new AlertMessages(Locale.CHINESE, ZoneOffset.UTC);
  private final AlertMessages english = new AlertMessages(Locale.ENGLISH, ZoneOffset.UTC);

  @Test
  void shouldSayWhatAnAddressDid() {
    Alert alert =
        move(
            signal(
                PositionChange.OPEN,
                PositionSide.LONG,
                Optional.of("Ladder"),
                Optional.of(7L),
                false,
                Optional.of("1187500")));

    assertThat(chinese.lines(alert))
        .containsExactly(
            "🐋 [巨鲸信号] Ladder 买入 BTC/USDC",
            RULE,
            "🟢 开多 BTC/USDC",
            "👤 地址：" + ADDRESS + "（Ladder）",
            "📦 数量：12.5 BTC，均价 95,000，金额 $1,187,500（5笔成交）",
            "📊 仓位：0 → 12.5",
            "🌐 占未平仓量：1.5%",
            "🕐 时间：14:30:00",
            RULE,
            "阈值：$1,000,000 | 交易所：Hyperliquid");
    assertThat(english.lines(alert))
        .containsExactly(
            "🐋 [Whale signal] Ladder bought BTC/USDC",
            RULE,
            "🟢 Opened a long position in BTC/USDC",
            "👤 Address: " + ADDRESS + " (Ladder)",
            "📦 Size: 12.5 BTC at 95,000, notional $1,187,500 (5 fills)",
            "📊 Position: 0 to 12.5",
            "🌐 Share of the open interest: 1.5%",
            "🕐 Time: 14:30:00",
            RULE,
            "Threshold: $1,000,000 | Venue: Hyperliquid");
  }

  @Test
  void shouldSayHowTheOrderWasSeenAndWhatElseItDid() {
    Alert alert =
        move(
            signal(
                PositionChange.REDUCE,
                PositionSide.SHORT,
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty()));

    assertThat(english.lines(alert).getFirst())
        .isEqualTo(
            "🐋 [Whale signal] "
                + ADDRESS.substring(0, 6)
                + "…"
                + ADDRESS.substring(38)
                + " bought BTC/USDC");
    assertThat(english.lines(alert))
        .contains(
            "🟠 Reduced the short position in BTC/USDC: 40% of it",
            "👤 Address: " + ADDRESS,
            "📦 Size: 12.5 BTC at 95,000, notional 1,187,500 USDC (5 fills)",
            "🔁 The same order closed one side and opened the other",
            "💥 The address was liquidated",
            "ℹ️ Seen in public trades: no order id");
    assertThat(chinese.lines(alert)).contains("🟠 减空 BTC/USDC（平仓比例 40%）", "ℹ️ 来自公开成交，无订单号");
  }

  @ParameterizedTest
  @EnumSource(PositionChange.class)
  void shouldHaveWordsForEachChangeOfEachSide(PositionChange change) {
    for (PositionSide side : PositionSide.values()) {
      Alert alert =
          move(signal(change, side, Optional.empty(), Optional.of(1L), false, Optional.of("1")));

      assertThat(chinese.lines(alert)).noneMatch(line -> line.contains("whale-move"));
      assertThat(english.lines(alert)).noneMatch(line -> line.contains("whale-move"));
    }
  }

  @Test
  void shouldNameThoseWhoWentTheSameWay() {
    Alert alert =
        alert(
            "whale-consensus",
            "SUI",
            "3",
            new Inputs.WhaleConsensus(
                "SUI",
                "SUI/USDC",
                PositionSide.LONG,
                new BigDecimal("5415000"),
                List.of(member(Optional.of("Pack 1"), "1900000"), member(Optional.empty(), "10")),
                List.of(),
                Optional.of(AssetType.FUTURES)));

    assertThat(chinese.lines(alert))
        .containsExactly(
            "🐋 [巨鲸共识] SUI 做多",
            RULE,
            "💰 30分钟内2个地址，净额 $5,415,000",
            "· Pack 1：$1,900,000",
            "· " + ADDRESS + "：$10",
            "🕐 时间：14:30:00",
            RULE,
            "阈值：3个地址 | 交易所：Hyperliquid");
    assertThat(english.lines(alert))
        .startsWith("🐋 [Whale consensus] SUI: long")
        .contains("💰 2 addresses, net $5,415,000 in 30 minutes", "· Pack 1: $1,900,000");
  }

  private static ConsensusMember member(Optional<String> label, String usd) {
    return new ConsensusMember(ADDRESS, label, new BigDecimal(usd), List.of("s"), AT, List.of());
  }

  private static WhaleSignal signal(
      PositionChange change,
      PositionSide side,
      Optional<String> label,
      Optional<Long> oid,
      boolean special,
      Optional<String> usd) {
    return new WhaleSignal(
        "id",
        "order",
        ADDRESS,
        label,
        AssetType.FUTURES,
        "BTC",
        "BTC/USDC",
        "BTC",
        "USDC",
        change.direction(),
        change,
        side,
        special,
        SizeClass.LARGE,
        new BigDecimal("12.5"),
        new BigDecimal("95000"),
        new BigDecimal("1187500"),
        usd.map(BigDecimal::new),
        Optional.of(new BigDecimal("0.015")),
        change == PositionChange.OPEN ? Optional.empty() : Optional.of(new BigDecimal("0.4")),
        BigDecimal.ZERO,
        new BigDecimal("12.5"),
        Optional.empty(),
        Optional.empty(),
        5,
        special,
        oid,
        Optional.empty(),
        1,
        Optional.empty(),
        Flush.STATUS,
        View.USER_CHANNELS,
        AT,
        AT,
        List.of());
  }

  private static Alert move(WhaleSignal signal) {
    return alert("whale-move", ADDRESS, "1000000", new Inputs.WhaleMove(signal, Optional.empty()));
  }

  private static Alert alert(String rule, String subject, String threshold, Inputs inputs) {
    return new Alert(
        "id",
        rule,
        subject,
        Side.BUY,
        new BigDecimal(threshold),
        new BigDecimal(threshold),
        Severity.MAJOR,
        AT,
        new Evidence(
            new Evidence.RuleInForce(rule, 0, Map.of()),
            new Evidence.Episode(AT, 1),
            new Evidence.Window(AT - WINDOW_MS, AT),
            inputs,
            List.of(),
            new Evidence.FeedHealth(0, 0, 1, 0)));
  }
}
