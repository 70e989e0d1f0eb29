package io.tidewatch.connectors.message;

import static io.tidewatch.connectors.pool.TestPoolAlerts.FELL;
import static io.tidewatch.connectors.pool.TestPoolAlerts.NOTHING;
import static io.tidewatch.connectors.pool.TestPoolAlerts.PAIR;
import static io.tidewatch.connectors.pool.TestPoolAlerts.ROSE;
import static io.tidewatch.connectors.pool.TestPoolAlerts.TOKEN;
import static io.tidewatch.connectors.pool.TestPoolAlerts.TRADED;
import static io.tidewatch.connectors.pool.TestPoolAlerts.alert;
import static io.tidewatch.connectors.pool.TestPoolAlerts.inputs;
import static io.tidewatch.connectors.pool.TestPoolAlerts.met;
import static io.tidewatch.connectors.pool.TestPoolAlerts.number;
import static io.tidewatch.connectors.pool.TestPoolAlerts.priced;
import static io.tidewatch.connectors.pool.TestPoolAlerts.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Inputs.ConditionResult;
import io.tidewatch.contract.alert.Inputs.ConditionState;
import io.tidewatch.contract.alert.Inputs.PoolCondition;
import io.tidewatch.contract.pool.PairFigures;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenPoolMessageTest {
  private static final long AT = Instant.parse("2026-03-01T14:35:22Z").toEpochMilli();

  private final AlertMessages chinese = new AlertMessages(Locale.CHINESE, ZoneOffset.UTC);
  private final AlertMessages english = new AlertMessages(Locale.ENGLISH, ZoneOffset.UTC);
  private final TriggerReasons reasons = new TriggerReasons(Locale.CHINESE);

  @Test
  void shouldWriteTheOriginalMessageLineByLine() {
    assertThat(chinese.lines(alert("id", TOKEN, AT)))
        .containsExactly(
            "🔔 SOL Token 告警",
            "",
            "💰 Token: BONK (Bonk 🐶)",
            "🔗 CA: " + TOKEN,
            "🔗 Pair: " + PAIR,
            "",
            "📊 实时数据",
            "💵 当前价格: $0.000028123",
            "💎 市值: $10,234,567",
            "📈 价格变化: -3.49% (1小时)",
            "",
            "💹 交易数据",
            "💸 1小时交易量: $200,000 (买 $120,000 + 卖 $80,000)",
            "📊 1小时交易次数: 2,300 (买 1,200 + 卖 1,100)",
            "👥 TOP10持仓: 52.34%",
            "",
            "✨ 触发原因",
            "• 价格1m上涨 +12.30% (阈值: 10%)",
            "• 1m交易量 $31,000 (阈值: $30,000)",
            "",
            "🔗 DBotX: https://www.dbotx.com/sol/" + TOKEN,
            "🔗 Birdeye: https://birdeye.so/token/" + TOKEN,
            "",
            "⏰ 2026-03-01 14:35:22");
  }

  @Test
  void shouldWriteEnglish() {
    assertThat(english.lines(alert("id", TOKEN, AT)))
        .containsExactly(
            "🔔 SOL Token alert",
            "",
            "💰 Token: BONK (Bonk 🐶)",
            "🔗 CA: " + TOKEN,
            "🔗 Pair: " + PAIR,
            "",
            "📊 Now",
            "💵 Price: $0.000028123",
            "💎 Market cap: $10,234,567",
            "📈 Price change: -3.49% (1 hour)",
            "",
            "💹 Trading",
            "💸 Volume in 1 hour: $200,000 (bought $120,000 + sold $80,000)",
            "📊 Trades in 1 hour: 2,300 (buys 1,200 + sells 1,100)",
            "👥 Held by the top 10: 52.34%",
            "",
            "✨ Triggered by",
            "• Price +12.30% in 1m (threshold: 10%)",
            "• 1m volume $31,000 (threshold: $30,000)",
            "",
            "🔗 DBotX: https://www.dbotx.com/sol/" + TOKEN,
            "🔗 Birdeye: https://birdeye.so/token/" + TOKEN,
            "",
            "⏰ 2026-03-01 14:35:22");
  }

  @Test
  void shouldShowADashForWhatWasNotSent() {
    assertThat(lines(inputs(AT, Optional.empty(), Optional.empty(), NOTHING)))
        .contains(
            "💰 Token: -",
            "💵 当前价格: -",
            "💎 市值: -",
            "📈 价格变化: - (1小时)",
            "💸 1小时交易量: - (买 - + 卖 -)",
            "📊 1小时交易次数: - (买 - + 卖 -)",
            "👥 TOP10持仓: -")
        .noneMatch(line -> line.contains("null") || line.contains("NaN"));
  }

  @Test
  void shouldShowTheOneNameThereIs() {
    assertThat(lines(inputs(AT, Optional.of("A"), Optional.empty(), NOTHING)))
        .contains("💰 Token: A");
    assertThat(lines(inputs(AT, Optional.empty(), Optional.of("B"), NOTHING)))
        .contains("💰 Token: B");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2.8e-8 | $0.000000028",
        "0.000000028123456789999 | $0.00000002812345678",
        "1234.5 | $1,234.5",
        "0 | $0",
        "1e-400 | $0"
      })
  void shouldShowThePriceWithEnoughDigits(String price, String shown) {
    assertThat(lines(priced(number(price), Optional.empty()))).contains("💵 当前价格: " + shown);
  }

  @Test
  void shouldNotCallAPriceInSolDollars() {
    assertThat(lines(priced(Optional.empty(), number("1.63e-7"))))
        .contains("💵 当前价格: 0.000000163 SOL");
  }

  @Test
  void shouldBoundAndCleanNamesFromOutside() {
    List<String> lines =
        lines(
            inputs(
                AT,
                Optional.of("A\u001b[2J\u009b\u202egpj"),
                Optional.of("{0} '; DROP TABLE x; --\n🐶" + "🐶".repeat(1_000)),
                NOTHING));

    assertThat(lines)
        .contains("💰 Token: A [2J  gpj ({0} '; DROP TABLE x; -- " + "🐶".repeat(76) + "…)");
  }

  @Test
  void shouldWriteTheTimeOfTheReaders() {
    AlertMessages shanghai = new AlertMessages(Locale.CHINESE, ZoneId.of("Asia/Shanghai"));

    assertThat(shanghai.lines(alert("id", TOKEN, AT))).contains("⏰ 2026-03-01 22:35:22");
  }

  @Test
  void shouldGiveTheReasonsInTheWordsOfTheDesign() {
    assertThat(reasons.of(with(inputs(AT), FELL, TRADED)))
        .containsExactly("价格1m下跌 -8.00% (阈值: -5%)", "1m交易量 $31,000 (阈值: $30,000)");
  }

  @Test
  void shouldGiveConditionsThatAreNotMetAsNoReason() {
    ConditionResult low =
        new ConditionResult(
            PoolCondition.VOLUME, ConditionState.NOT_MET, number("1"), new BigDecimal("2"));
    ConditionResult unknown =
        new ConditionResult(
            PoolCondition.PRICE_CHANGE, ConditionState.UNKNOWN, Optional.empty(), BigDecimal.TEN);

    assertThat(reasons.of(with(inputs(AT), ROSE, low, unknown)))
        .containsExactly("价格1m上涨 +12.30% (阈值: 10%)");
  }

  @ParameterizedTest
  @CsvSource({"12.5, 12.5", "10, 10", "1E+1, 10", "0.05, 0.05"})
  void shouldShowThresholdsAsTheyAreWritten(String threshold, String shown) {
    ConditionResult rose = met(PoolCondition.PRICE_RISE, "20.006", new BigDecimal(threshold));

    assertThat(reasons.of(with(inputs(AT), rose)))
        .containsExactly("价格1m上涨 +20.00% (阈值: " + shown + "%)");
  }

  @Test
  void shouldShowTheDecimalsOfAVolumeThreshold() {
    ConditionResult traded = met(PoolCondition.VOLUME, "30000.99", new BigDecimal("30000.50"));

    assertThat(reasons.of(with(inputs(AT), traded)))
        .containsExactly("1m交易量 $30,000 (阈值: $30,000.5)");
  }

  private List<String> lines(PairFigures figures) {
    return lines(inputs(AT, Optional.of("BONK"), Optional.of("Bonk"), figures));
  }

  private List<String> lines(Inputs.TokenPool inputs) {
    return chinese.lines(alert("id", TOKEN, AT, inputs));
  }
}
