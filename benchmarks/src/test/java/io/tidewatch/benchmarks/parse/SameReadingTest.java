package io.tidewatch.benchmarks.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.topology.binance.SpotTrade;
import io.tidewatch.topology.binance.SpotTradeParser;
import io.tidewatch.topology.parse.Parsed;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SameReadingTest {
  private static final int DAMAGED = 20_000;

  private final FrameCorpus corpus = FrameCorpus.make(1, 500, DAMAGED);
  private final JacksonReader jackson = new JacksonReader(true);

  @Test
  void shouldFindThatJacksonAndTheDetectorReadTheSame() {
    int refused = SameReading.check(corpus, SameReadingTest::detector, jackson::read);

    assertThat(refused).isBetween(DAMAGED / 4, DAMAGED - 1);
  }

  @Test
  void shouldCatchAReaderThatTakesMore() {
    JacksonReader lax = new JacksonReader(false);
    FrameCorpus twins = withDamaged(corpus, frame -> frame.replace("\"m\":", "\"m\":true,\"m\":"));

    assertThatThrownBy(() -> SameReading.check(twins, jackson::read, lax::read))
        .isInstanceOf(Different.class);
  }

  @Test
  void shouldCatchAReaderThatTakesLess() {
    assertThatThrownBy(() ->
            SameReading.check(
                corpus, jackson::read, frame -> frame.length % 2 == 0 ? null : jackson.read(frame)))
        .isInstanceOf(Different.class);
  }

  @Test
  void shouldCatchAReaderThatFindsAnotherNotional() {
    assertThatThrownBy(() ->
            SameReading.check(corpus, jackson::read, frame -> oneUnitMore(jackson.read(frame))))
        .isInstanceOf(Different.class);
  }

  @Test
  void shouldCatchThatBothFindWhatIsNotInTheFrame() {
    Function<byte[], SpotTrade> wrong = frame -> oneUnitMore(jackson.read(frame));

    assertThatThrownBy(() -> SameReading.check(corpus, wrong, wrong)).isInstanceOf(Different.class);
  }

  private static FrameCorpus withDamaged(FrameCorpus corpus, Function<String, String> damage) {
    return new FrameCorpus(
        corpus.trades(),
        corpus.valid(),
        corpus.valid().stream()
            .map(frame -> damage.apply(new String(frame, ISO_8859_1)).getBytes(ISO_8859_1))
            .toList());
  }

  private static SpotTrade detector(byte[] frame) {
    return SpotTradeParser.parseFrame(frame) instanceof Parsed.Ok<SpotTrade>(var trade, var raw)
        ? trade
        : null;
  }

  private static SpotTrade oneUnitMore(SpotTrade trade) {
    return trade == null
        ? null
        : new SpotTrade(
            trade.symbol(),
            trade.firstId(),
            trade.lastId(),
            trade.price(),
            trade.notional() + 1,
            trade.timeMs(),
            trade.takerBuys());
  }
}
