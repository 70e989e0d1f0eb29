package io.tidewatch.topology.orderbooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.BookAnalysis;
import io.tidewatch.contract.book.BookAnalysis.Phase;
import io.tidewatch.contract.book.BookLevels;
import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.feed.FeedCommand.Action;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.price.Price;
import io.tidewatch.contract.raw.DeadLetterHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.okx.OkxFrames;
import io.tidewatch.topology.okx.OkxFrames.Level;
import io.tidewatch.topology.orderbooks.book.BookState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderBooksTopologyTest {
  private static final String BTC = "BTC-USDT";
  private static final String ETH = "ETH-USDT";
  private static final long T = 1_783_786_805_700L;

  private final OrderBooksDriver detector = new OrderBooksDriver();

  @AfterEach
  void close() {
    detector.close();
  }

  private void snapshot(String instId, long ms, long seqId) {
    detector.book(
        instId,
        OkxFrames.snapshot(
            instId,
            T + ms,
            seqId,
            List.of(Level.of("101.0", "2.50"), Level.of("102", "3")),
            List.of(Level.of("99", "1"), Level.of("98", "4"))),
        T + ms);
  }

  private void update(String instId, long ms, long prev, long seqId) {
    detector.book(
        instId,
        OkxFrames.update(
            instId, T + ms, prev, seqId, List.of(), List.of(Level.of("97", "" + (seqId % 7 + 1)))),
        T + ms);
  }

  @Test
  void shouldAnalyseALiveBook() {
    snapshot(BTC, 0, 10);
    update(BTC, 100, 10, 11);

    List<BookAnalysis> analyses = detector.analyses();
    assertThat(analyses).extracting(BookAnalysis::seqId).containsExactly(10L, 11L);
    assertThat(analyses.getFirst().mid().value().orElseThrow()).isEqualByComparingTo("100");
    assertThat(detector.standing(BTC).state()).isEqualTo(BookState.LIVE);
    assertThat(detector.standing(BTC).analysis()).contains(analyses.getLast());
  }

  @Test
  void shouldAnalyseOnceInAnInterval() {
    snapshot(BTC, 0, 10);
    update(BTC, 20, 10, 11);
    update(BTC, 40, 11, 12);
    update(BTC, 110, 12, 13);

    assertThat(detector.analyses()).extracting(BookAnalysis::seqId).containsExactly(10L, 13L);
  }

  @Test
  void shouldWriteTheWholeBookOnceASecond() {
    snapshot(BTC, 0, 10);
    for (int i = 1; i <= 12; i++) {
      update(BTC, i * 100, 9 + i, 10 + i);
    }

    List<BookLevels> levels = detector.levels();
    assertThat(levels).extracting(BookLevels::seqId).containsExactly(10L, 13L);
    assertThat(levels.getFirst().asks().getFirst().price()).isEqualTo("101.0");
    assertThat(levels.getFirst().asks().getFirst().size()).isEqualTo("2.50");
    assertThat(levels.getLast().bids()).hasSize(3);
  }

  @Test
  void shouldSayNothingOfABrokenBook() {
    snapshot(BTC, 0, 10);
    detector.analyses();
    detector.levels();

    update(BTC, 1_100, 12, 13);
    update(BTC, 2_200, 13, 14);
    update(BTC, 3_300, 14, 15);

    assertThat(detector.analyses()).isEmpty();
    assertThat(detector.levels()).isEmpty();
    BookStanding standing = detector.standing(BTC);
    assertThat(standing.state()).isEqualTo(BookState.QUARANTINED);
    assertThat(standing.analysis()).isEmpty();
    assertThat(standing.reason()).hasValueSatisfying(why -> assertThat(why).contains("after 10"));
    assertThat(detector.found(BTC).levels()).isEmpty();
  }

  @Test
  void shouldAskOnceForANewSnapshot() {
    snapshot(BTC, 0, 10);
    update(BTC, 100, 12, 13);
    update(BTC, 200, 14, 15);
    update(BTC, 300, 17, 18);

    FeedCommand command =
        FeedCommand.of(
            "okx",
            "books",
            BTC,
            Action.RESUBSCRIBE,
            1,
            T + 100,
            "expected an update after 10, was one after 12");
    assertThat(detector.commands()).containsExactly(command);
    assertThat(detector.events())
        .extracting(FeedEvent::type)
        .containsExactly(FeedEvent.Type.QUARANTINED);
    assertThat(detector.counted(Counter.QUARANTINES)).isEqualTo(1);
  }

  @Test
  void shouldBeHealedByASnapshot() {
    snapshot(BTC, 0, 10);
    update(BTC, 100, 12, 13);
    detector.events();
    detector.analyses();

    snapshot(BTC, 500, 20);
    update(BTC, 600, 20, 21);

    assertThat(detector.events())
        .extracting(FeedEvent::type)
        .containsExactly(FeedEvent.Type.HEALED);
    assertThat(detector.analyses()).extracting(BookAnalysis::bookEpoch).containsExactly(2L, 2L);
    assertThat(detector.standing(BTC).reason()).isEmpty();
  }

  @Test
  void shouldAskAgainAtLongerAndLongerIntervals() {
    snapshot(BTC, 0, 10);
    update(BTC, 100, 12, 13);

    detector.passTime(Duration.ofSeconds(29));
    assertThat(detector.commands()).extracting(FeedCommand::attempt).containsExactly(1);
    detector.passTime(Duration.ofMinutes(20));

    List<FeedCommand> commands = detector.commands();
    assertThat(commands)
        .extracting(FeedCommand::attempt)
        .startsWith(2, 3, 4, 5, 6)
        .hasSizeLessThanOrEqualTo(7);
    assertThat(commands)
        .extracting(FeedCommand::action)
        .startsWith(
            Action.RESUBSCRIBE, Action.SEED, Action.RESUBSCRIBE, Action.SEED, Action.RESUBSCRIBE);
  }

  @Test
  void shouldNotAskAgainOnceHealed() {
    snapshot(BTC, 0, 10);
    update(BTC, 100, 12, 13);
    snapshot(BTC, 500, 20);
    detector.commands();

    detector.passTime(Duration.ofMinutes(20));

    assertThat(detector.commands()).isEmpty();
  }

  @Test
  void shouldWaitBeforeItAsksAgainForABookThatBreaksAtOnce() {
    snapshot(BTC, 0, 10);
    update(BTC, 100, 12, 13);
    snapshot(BTC, 500, 20);
    update(BTC, 600, 22, 23);

    assertThat(detector.commands()).hasSize(1);
    detector.passTime(Duration.ofSeconds(31));
    assertThat(detector.commands()).extracting(FeedCommand::attempt).containsExactly(2);
  }

  @Test
  void shouldBeHealedByARestBook() {
    snapshot(BTC, 0, 10);
    update(BTC, 100, 12, 13);
    update(BTC, 200, 13, 14);

    detector.book(
        BTC,
        OkxFrames.seed(T + 150, 13, List.of(Level.of("101", "2")), List.of(Level.of("99", "1"))),
        T + 300,
        1,
        Source.BACKFILL);

    assertThat(detector.standing(BTC).state()).isEqualTo(BookState.LIVE);
    assertThat(detector.found(BTC).seqId()).isEqualTo(14);
    assertThat(detector.found(BTC).levels().orElseThrow().bids()).hasSize(2);
  }

  @Test
  void shouldNameTheUpdatesUnderARestBookAsEvidence() {
    snapshot(BTC, 0, 10);
    update(BTC, 100, 12, 13);
    update(BTC, 200, 13, 14);
    List<Level> asks = new ArrayList<>();
    List<Level> bids = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      asks.add(Level.of("" + (100 + i), "10"));
      bids.add(Level.of("" + (100 - i), "10"));
    }
    detector.book(BTC, OkxFrames.seed(T + 150, 13, asks, bids), T + 300, 1, Source.BACKFILL);
    List<Level> wall = List.of(Level.of("95", "9000"));
    detector.book(BTC, OkxFrames.update(BTC, T + 6_000, 14, 15, List.of(), wall), T + 6_000);
    for (int i = 0; i < 60; i++) {
      update(BTC, 6_100 + i * 100, 15 + i, 16 + i);
    }

    Alert alert = detector.alerts().getFirst();
    assertThat(alert.rule()).isEqualTo("wall-appeared");
    // The REST book has offset 3; the update that goes on top of it came before.
    assertThat(alert.evidence().records().getFirst().first()).isEqualTo(1);
  }

  @Test
  void shouldCountLooksThatNothingIsKnownInDollarsOf() {
    snapshot("BTC-EUR", 0, 10);
    update("BTC-EUR", 100, 10, 11);

    assertThat(detector.counted(Counter.UNRATED)).isEqualTo(2);
  }

  @Test
  void shouldLeaveOtherInstrumentsAlone() {
    snapshot(BTC, 0, 10);
    snapshot(ETH, 0, 70);
    update(BTC, 100, 12, 13);
    update(ETH, 100, 70, 71);
    snapshot(BTC, 200, 20);
    update(ETH, 200, 71, 72);

    assertThat(detector.analyses())
        .filteredOn(analysis -> analysis.instId().equals(ETH))
        .extracting(BookAnalysis::seqId)
        .containsExactly(70L, 71L, 72L);
    assertThat(detector.standing(ETH).bookEpoch()).isEqualTo(1);
    assertThat(detector.standing(BTC).bookEpoch()).isEqualTo(2);
  }

  @Test
  void shouldLayHalfAFrameAsideAndSeeTheGapItLeaves() {
    snapshot(BTC, 0, 10);
    String whole = OkxFrames.update(BTC, T + 100, 10, 11, List.of(), List.of(Level.of("97", "1")));
    detector.book(BTC, whole.substring(0, whole.length() / 2), T + 100);
    update(BTC, 200, 11, 12);

    assertThat(detector.deadLetters())
        .singleElement()
        .satisfies(letter ->
            assertThat(letter.headers().lastHeader(DeadLetterHeaders.REASON).value())
                .isEqualTo("NOT_JSON".getBytes(UTF_8)));
    assertThat(detector.standing(BTC).state()).isEqualTo(BookState.QUARANTINED);
  }

  @Test
  void shouldRefuseFramesOfAnotherInstrument() {
    snapshot(BTC, 0, 10);
    detector.book(BTC, OkxFrames.update(ETH, T + 100, 10, 11, List.of(), List.of()), T + 100);
    detector.trades(BTC, OkxFrames.trade(ETH, 1, T, "100", "1", true, 1), T + 100);
    detector.book("btc", OkxFrames.snapshot("btc", T, 1, List.of(), List.of()), T);

    assertThat(detector.deadLetters()).hasSize(3);
    assertThat(detector.standing(BTC).state()).isEqualTo(BookState.LIVE);
  }

  @Test
  void shouldIgnoreAConnectionThatWasReplaced() {
    snapshot(BTC, 0, 10);
    detector.book(
        BTC,
        OkxFrames.snapshot(BTC, T + 100, 20, List.of(Level.of("101", "1")), List.of()),
        T + 100,
        2,
        Source.LIVE);
    update(BTC, 200, 10, 11);

    assertThat(detector.counted(Counter.OLD_CONNECTION)).isEqualTo(1);
    assertThat(detector.found(BTC).seqId()).isEqualTo(20);
  }

  @Test
  void shouldMarkACrossedBookAsAnAuction() {
    detector.book(
        BTC,
        OkxFrames.snapshot(BTC, T, 10, List.of(Level.of("99", "1")), List.of(Level.of("100", "1"))),
        T);

    assertThat(detector.analyses()).extracting(BookAnalysis::phase).containsExactly(Phase.AUCTION);
    assertThat(detector.commands()).isEmpty();
  }

  @Test
  void shouldNotPriceContractsItDoesNotKnow() {
    String swap = "BTC-USDT-SWAP";
    snapshot(swap, 0, 10);
    detector.instrument(
        swap,
        "{\"instType\":\"SWAP\",\"instId\":\"BTC-USDT-SWAP\",\"tickSz\":\"0.1\",\"ctVal\":\"0.01\","
            + "\"ctMult\":\"1\",\"ctType\":\"linear\",\"state\":\"live\"}");
    update(swap, 100, 10, 11);

    List<BookAnalysis> analyses = detector.analyses();
    assertThat(analyses.getFirst().slippage().getFirst().buyBps().absent())
        .contains(Absence.UNKNOWN_CONTRACT);
    assertThat(analyses.getLast().slippage().getFirst().buyFillableUsd().value().orElseThrow())
        .isEqualByComparingTo("5.58");
  }

  @Test
  void shouldKnowAnInstrumentThatOnlyTrades() {
    detector.trades(BTC, OkxFrames.trade(BTC, 1, T, "100", "1", true, 1), T);

    assertThat(detector.standing(BTC).state()).isEqualTo(BookState.SYNCING);
    assertThat(detector.found(BTC).levels()).isEmpty();
  }

  @Test
  void shouldCountTradesThatComeTwice() {
    detector.trades(BTC, OkxFrames.trade(BTC, 1, T, "100", "1", true, 1), T);
    detector.trades(BTC, OkxFrames.trade(BTC, 1, T, "100", "1", true, 1), T + 5);

    assertThat(detector.counted(Counter.DUPLICATES)).isEqualTo(1);
  }

  @Test
  void shouldTellTheMidOfALiveBookEveryTenSeconds() {
    snapshot(BTC, 0, 10);
    update(BTC, 100, 10, 11);
    long later = 10_000 - T % 10_000;
    update(BTC, later, 11, 12);

    assertThat(detector.prices())
        .containsExactly(
            new Price("okx", BTC, new BigDecimal("100"), T),
            new Price("okx", BTC, new BigDecimal("100"), T + later));
  }
}
