package io.tidewatch.topology.alertgate;

import static io.tidewatch.topology.alertgate.MadeAlerts.EPOCH;
import static io.tidewatch.topology.alertgate.MadeAlerts.T0;
import static io.tidewatch.topology.alertgate.MadeAlerts.depth;
import static io.tidewatch.topology.alertgate.MadeAlerts.end;
import static io.tidewatch.topology.alertgate.MadeAlerts.feed;
import static io.tidewatch.topology.alertgate.MadeAlerts.level;
import static io.tidewatch.topology.alertgate.MadeAlerts.move;
import static io.tidewatch.topology.alertgate.MadeAlerts.silence;
import static io.tidewatch.topology.alertgate.MadeAlerts.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.delivery.AlertMatcher;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateInhibitionTest {
  private static final long BREAK = T0 + 10_000;

  private final MadeGate gate = new MadeGate();

  private static FeedEvent spot(Type type, long at) {
    return feed("binance-spot", "trades", "BTCUSDT", type, at);
  }

  private static FeedEvent connection(Type type, long epoch, long at) {
    return feed("binance-spot", "trades", FeedEvent.ALL_INSTRUMENTS, type, epoch, at);
  }

  @ParameterizedTest
  @EnumSource(names = {"STALE", "GONE", "QUARANTINED"})
  void shouldHoldBackWhatComesOfABrokenFeed(Type type) {
    gate.with(spot(Type.LIVE, T0)).with(spot(type, BREAK));

    assertThat(gate.alert(trades("BTCUSDT", BREAK - 1))).isEqualTo("FIRED");
    Alert alert = trades("BTCUSDT", BREAK);
    assertThat(gate.heldBack(alert).detail())
        .isEqualTo(
            "alert "
                + alert.id()
                + ": the feed binance-spot/trades/BTCUSDT is broken since 2025-10-31T08:40:10Z,"
                + " last word "
                + type);
    assertThat(gate.alert(trades("ETHUSDT", BREAK))).isEqualTo("FIRED");
  }

  @ParameterizedTest
  @EnumSource(names = {"LIVE", "HEALED"})
  void shouldTellAgainWhenTheFeedIsWhole(Type type) {
    gate.with(spot(Type.STALE, BREAK));
    Alert alert = trades("BTCUSDT", BREAK + 1);
    assertThat(gate.alert(alert)).isEqualTo("FEED_BROKEN");
    assertThat(gate.release(BREAK + 60_000)).isEmpty();
    gate.with(spot(type, BREAK + 61_000));

    assertThat(gate.alert(level("BTC-USDT", BREAK + 62_000))).isEqualTo("FIRED");
    assertThat(gate.releaseAfterGrace(BREAK + 62_000)).containsExactly(alert.id());
  }

  @Test
  void shouldNotTellOfWhatEndedWithTheBook() {
    gate.with(feed("okx", "books", "BTC-USDT", Type.QUARANTINED, BREAK));
    Alert alert = depth("BTC-USDT", Side.BUY, BREAK);
    assertThat(gate.alert(alert)).isEqualTo("FEED_BROKEN");
    gate.with(end(alert, BREAK)).with(feed("okx", "books", "BTC-USDT", Type.HEALED, BREAK + 1));

    assertThat(gate.releaseAfterGrace(BREAK + 60_000)).isEmpty();
  }

  @Test
  void shouldLetCriticalAlertsThrough() {
    gate.with(spot(Type.STALE, BREAK));
    gate.alert(move(Side.BUY, T0));

    assertThat(gate.alert(trades("BTCUSDT", BREAK, Severity.CRITICAL, EPOCH))).isEqualTo("FIRED");
    assertThat(gate.alert(MadeAlerts.anomaly("BTCUSDT", Side.BUY, T0, Severity.CRITICAL)))
        .isEqualTo("FIRED");
  }

  @Test
  void shouldTakeTheEndOfAConnectionForWhatCameOverIt() {
    gate.with(spot(Type.LIVE, T0))
        .with(feed("binance-spot", "trades", "ETHUSDT", Type.LIVE, EPOCH + 1, T0))
        .with(connection(Type.CLOSED, EPOCH, BREAK));

    assertThat(gate.alert(trades("BTCUSDT", BREAK))).isEqualTo("FEED_BROKEN");
    assertThat(gate.alert(trades("ETHUSDT", BREAK))).isEqualTo("FIRED");
    gate.with(feed("binance-spot", "trades", "BTCUSDT", Type.LIVE, EPOCH + 2, BREAK + 1));
    assertThat(gate.alert(trades("BTCUSDT", BREAK + 2))).isEqualTo("FIRED");
  }

  private static FeedEvent rotated(long old, long epoch, long at) {
    return MadeAlerts.rotated("binance-spot", "trades", Optional.of("c" + old), epoch, at);
  }

  @Test
  void shouldNotTakeAReplacedConnectionForABreak() {
    gate.with(spot(Type.LIVE, T0))
        .with(rotated(EPOCH, EPOCH + 1, T0 + 1))
        .with(connection(Type.CLOSED, EPOCH, BREAK));

    assertThat(gate.alert(trades("BTCUSDT", BREAK))).isEqualTo("FIRED");
  }

  @Test
  void shouldTakeTheEndOfAReplacementForABreak() {
    gate.with(spot(Type.LIVE, T0))
        .with(rotated(EPOCH, EPOCH + 1, T0 + 1))
        .with(connection(Type.CLOSED, EPOCH, T0 + 2))
        .with(rotated(EPOCH + 1, EPOCH + 2, T0 + 3))
        .with(connection(Type.CLOSED, EPOCH + 1, T0 + 4));
    gate.restart();
    gate.with(connection(Type.CLOSED, EPOCH + 2, BREAK));

    assertThat(gate.alert(trades("BTCUSDT", BREAK - 1))).isEqualTo("FIRED");
    assertThat(gate.alert(trades("BTCUSDT", BREAK))).isEqualTo("FEED_BROKEN");
    gate.with(feed("binance-spot", "trades", "BTCUSDT", Type.LIVE, EPOCH + 3, BREAK + 1));
    assertThat(gate.alert(trades("BTCUSDT", BREAK + 2))).isEqualTo("FIRED");
  }

  @Test
  void shouldMoveOverOnlyWhatCameOverTheReplacedConnection() {
    gate.with(spot(Type.LIVE, T0))
        .with(feed("binance-spot", "trades", "ETHUSDT", Type.LIVE, EPOCH + 1, T0))
        .with(rotated(EPOCH + 1, EPOCH + 2, T0 + 1))
        .with(connection(Type.CLOSED, EPOCH, BREAK));

    assertThat(gate.alert(trades("BTCUSDT", BREAK))).isEqualTo("FEED_BROKEN");
    assertThat(gate.alert(trades("ETHUSDT", BREAK))).isEqualTo("FIRED");
  }

  @Test
  void shouldKnowTheReplacementAfterItsDataProvedThatAFeedIsWhole() {
    gate.with(spot(Type.LIVE, T0))
        .with(spot(Type.QUARANTINED, T0 + 1))
        .with(rotated(EPOCH, EPOCH + 1, T0 + 2));
    assertThat(gate.alert(trades("BTCUSDT", T0 + 3, Severity.MAJOR, EPOCH + 1))).isEqualTo("FIRED");
    gate.with(connection(Type.CLOSED, EPOCH + 1, BREAK));

    assertThat(gate.alert(trades("BTCUSDT", BREAK, Severity.MAJOR, EPOCH + 1)))
        .isEqualTo("FEED_BROKEN");
  }

  @Test
  void shouldBelieveAFeedWholeWhereARotationDoesNotNameTheReplacedConnection() {
    gate.with(spot(Type.LIVE, T0))
        .with(connection(Type.ROTATED, EPOCH + 1, T0 + 1))
        .with(connection(Type.CLOSED, EPOCH, BREAK))
        .with(connection(Type.CLOSED, EPOCH + 1, BREAK));

    assertThat(gate.alert(trades("BTCUSDT", BREAK))).isEqualTo("FIRED");
  }

  @Test
  void shouldBelieveAReplacementThatBringsDataOnlyAfterTheOldConnectionEnded() {
    gate.with(spot(Type.LIVE, T0))
        .with(connection(Type.CONNECTED, EPOCH + 1, T0 + 1))
        .with(connection(Type.CLOSED, EPOCH, BREAK));
    assertThat(gate.alert(trades("BTCUSDT", BREAK))).isEqualTo("FEED_BROKEN");

    gate.with(feed("binance-spot", "trades", "BTCUSDT", Type.LIVE, EPOCH + 1, BREAK + 1));
    assertThat(gate.alert(trades("BTCUSDT", BREAK + 2, Severity.MAJOR, EPOCH))).isEqualTo("FIRED");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"LIVE", "STALE", "GONE", "QUARANTINED", "HEALED", "UNSUBSCRIBED"},
      mode = EnumSource.Mode.EXCLUDE)
  void shouldNotTakeOtherWordsForABreak(Type type) {
    gate.with(spot(type, BREAK)).with(connection(type, EPOCH, BREAK));

    assertThat(gate.alert(trades("BTCUSDT", BREAK))).isEqualTo("FIRED");
  }

  @Test
  void shouldBelieveDataOfANewerConnection() {
    gate.with(spot(Type.LIVE, T0)).with(connection(Type.CLOSED, EPOCH, BREAK));

    assertThat(gate.alert(trades("BTCUSDT", BREAK, Severity.MAJOR, EPOCH)))
        .isEqualTo("FEED_BROKEN");
    assertThat(gate.alert(trades("BTCUSDT", BREAK, Severity.MAJOR, EPOCH + 1))).isEqualTo("FIRED");
    assertThat(gate.alert(trades("BTCUSDT", BREAK, Severity.MAJOR, EPOCH))).isEqualTo("FIRED");
  }

  @Test
  void shouldForgetWhatNobodyWants() {
    gate.with(spot(Type.STALE, BREAK)).with(spot(Type.UNSUBSCRIBED, BREAK + 1));

    assertThat(gate.alert(trades("BTCUSDT", BREAK + 2))).isEqualTo("FIRED");
  }

  @Test
  void shouldLetTheMarketSpeakForItsParts() {
    long at = T0 + 100_000;
    assertThat(anomaly(Side.BUY, at)).isEqualTo("FIRED");
    assertThat(gate.alert(move(Side.BUY, at))).isEqualTo("FIRED");

    assertThat(anomaly(Side.BUY, at - 60_001)).isEqualTo("FIRED");
    assertThat(anomaly(Side.BUY, at - 60_000)).isEqualTo("MARKET_EVENT");
    assertThat(anomaly(Side.BUY, at + 900_000)).isEqualTo("MARKET_EVENT");
    assertThat(anomaly(Side.BUY, at + 900_001)).isEqualTo("FIRED");
    assertThat(anomaly(Side.SELL, at)).isEqualTo("FIRED");
    assertThat(anomaly(Side.BOTH, at)).isEqualTo("MARKET_EVENT");
    assertThat(gate.alert(trades("BTCUSDT", at))).isEqualTo("FIRED");
  }

  private String anomaly(Side side, long at) {
    return gate.alert(MadeAlerts.anomaly("BTCUSDT", side, at, Severity.MAJOR));
  }

  @Test
  void shouldLetAMoveOfBothSidesSpeakForEither() {
    gate.alert(move(Side.BOTH, T0));

    assertThat(anomaly(Side.BUY, T0)).isEqualTo("MARKET_EVENT");
    assertThat(anomaly(Side.SELL, T0)).isEqualTo("MARKET_EVENT");
  }

  @Test
  void shouldNotTellOfAPartLater() {
    gate.alert(move(Side.BUY, T0));
    anomaly(Side.BUY, T0 + 1);

    assertThat(gate.releaseAfterGrace(T0 + 3_600_000)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"UNSUBSCRIBED", "GONE"})
  void shouldNotTellLaterOfWhatNobodyLooksAtAnyMore(Type type) {
    gate.with(silence("s1", AlertMatcher.ALL, T0, BREAK));
    Alert lost = trades("BTCUSDT", T0 + 1);
    gate.alert(lost);
    Alert other = trades("ETHUSDT", T0 + 1);
    gate.alert(other);

    assertThat(gate.hear(spot(type, T0 + 2)))
        .singleElement()
        .isInstanceOfSatisfying(
            GateOutput.HeldBack.class,
            given -> {
              assertThat(given.alert()).isEqualTo(lost);
              assertThat(given.reason()).isEqualTo(Decision.Reason.UNWATCHED);
              assertThat(given.detail()).contains(lost.id(), "is watched no more");
            });
    gate.with(spot(Type.LIVE, T0 + 3));
    assertThat(gate.hear(spot(type, T0 + 4))).isEmpty();
    assertThat(gate.releaseAfterGrace(BREAK)).containsExactly(other.id());
  }

  @Test
  void shouldNotTellOfPartsAfterASilenceWhenTheMarketSpokeForThem() {
    gate.alert(move(Side.BUY, T0));
    gate.with(silence("s1", AlertMatcher.ALL, T0, T0 + 86_400_000));
    assertThat(anomaly(Side.BUY, T0 + 1)).isEqualTo("SILENCED");

    assertThat(gate.releaseAfterGrace(T0 + 86_400_000)).isEmpty();
  }

  @Test
  void shouldTellOnlyOfTheMarketWhenBothWereSilenced() {
    gate.with(silence("s1", AlertMatcher.ALL, T0, BREAK));
    anomaly(Side.BUY, T0 + 1);
    Alert move = move(Side.BUY, T0 + 2);
    gate.alert(move);

    assertThat(gate.releaseAfterGrace(BREAK)).containsExactly(move.id());
  }

  @Test
  void shouldNotLetSpeakWhatNobodyWasToldOf() {
    gate.with(silence("s1", AlertMatcher.ofSubject("market"), T0, T0 + 60_000));
    Alert move = move(Side.BUY, T0);
    assertThat(gate.alert(move)).isEqualTo("SILENCED");
    assertThat(anomaly(Side.BUY, T0 + 1)).isEqualTo("FIRED");

    assertThat(gate.releaseAfterGrace(T0 + 60_000)).containsExactly(move.id());
    assertThat(anomaly(Side.BUY, T0 + 61_000)).isEqualTo("MARKET_EVENT");
  }

  @Test
  void shouldNameASilenceFirstThenTheFeedThenTheMarket() {
    gate.alert(move(Side.BUY, T0));
    gate.with(feed("binance-futures", "klines", "BTCUSDT", Type.STALE, T0));
    assertThat(anomaly(Side.BUY, T0)).isEqualTo("FEED_BROKEN");
    gate.with(silence("s1", AlertMatcher.ALL, T0, T0 + 60_000));
    assertThat(anomaly(Side.BUY, T0)).isEqualTo("SILENCED");
  }
}
