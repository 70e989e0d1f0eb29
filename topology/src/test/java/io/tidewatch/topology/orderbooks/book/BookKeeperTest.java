package io.tidewatch.topology.orderbooks.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;
import io.tidewatch.topology.okx.BookFrame;
import io.tidewatch.topology.okx.FrameLevels;
import io.tidewatch.topology.okx.OkxFrames;
import io.tidewatch.topology.okx.OkxFrames.Level;
import io.tidewatch.topology.orderbooks.book.Taken.Fault;
import io.tidewatch.topology.orderbooks.book.Taken.Why;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BookKeeperTest {
  private static final String ID = "BTC-USDT";
  private static final long T = 1_783_786_805_708L;

  private final BookKeeper keeper = new BookKeeper();

  private Taken take(String frame) {
    return take(frame, 1);
  }

  private Taken take(String frame, long epoch) {
    return keeper.take(OkxFrames.parsed(frame), epoch, T);
  }

  private Taken seed(long seqId, Level... asks) {
    String body = OkxFrames.seed(T, seqId, List.of(asks), List.of(Level.of("99", "1")));
    return keeper.take(OkxFrames.parsedSeed(body), 1, T);
  }

  private static String snapshot(long seqId, Level... asks) {
    return OkxFrames.snapshot(ID, T, seqId, List.of(asks), List.of(Level.of("99", "1")));
  }

  private static String update(long prev, long seqId, Level... asks) {
    return OkxFrames.update(ID, T, prev, seqId, List.of(asks), List.of());
  }

  private List<String> asks() {
    Ladder asks = keeper.book().asks();
    return IntStream.range(0, asks.size())
        .mapToObj(i -> asks.exactPrice(i).toPlainString() + "x" + asks.exactQuantity(i))
        .toList();
  }

  @Test
  void shouldFollowTheExampleOfTheVenue() {
    take(snapshot(10, Level.of("100", "1")));
    take(update(10, 15, Level.of("101", "2")));
    Taken heartbeat = take(OkxFrames.heartbeat(ID, T, 15));
    Taken reset = take(update(15, 3, Level.of("102", "3")));
    take(update(3, 5, Level.of("100", "0")));

    assertThat(heartbeat).isInstanceOf(Taken.Heartbeat.class);
    assertThat(reset).isInstanceOf(Taken.Applied.class);
    assertThat(keeper.state()).isEqualTo(BookState.LIVE);
    assertThat(keeper.seqId()).isEqualTo(5);
    assertThat(asks()).containsExactly("101x2", "102x3");
  }

  @Test
  void shouldQuarantineAtAGap() {
    take(snapshot(10, Level.of("100", "1")));

    Taken taken = take(update(11, 15, Level.of("101", "2")));

    assertThat(taken)
        .isEqualTo(
            new Taken.Broken(
                BookState.LIVE, Fault.GAP, "expected an update after 10, was one after 11"));
    assertThat(keeper.state()).isEqualTo(BookState.QUARANTINED);
    assertThat(keeper.fault()).contains("after 11");
    assertThat(keeper.book().asks().size()).isZero();
    assertThat(take(update(15, 16))).isInstanceOf(Taken.PutAside.class);
  }

  @Test
  void shouldQuarantineWhereNoSnapshotCame() {
    assertThat(take(update(10, 15)))
        .extracting(taken -> ((Taken.Broken) taken).fault())
        .isEqualTo(Fault.NO_SNAPSHOT);
  }

  @Test
  void shouldBeHealedByASnapshot() {
    take(snapshot(10, Level.of("100", "1")));
    take(update(11, 15));

    Taken taken = take(snapshot(20, Level.of("103", "1")));

    assertThat(taken).isEqualTo(new Taken.Adopted(BookState.QUARANTINED, 0));
    assertThat(keeper.bookEpoch()).isEqualTo(2);
    assertThat(keeper.fault()).isEmpty();
    assertThat(asks()).containsExactly("103x1");
  }

  @Test
  void shouldReplaceTheBookWithALaterSnapshot() {
    take(snapshot(10, Level.of("100", "1")));

    assertThat(take(snapshot(20, Level.of("103", "1"))))
        .isEqualTo(new Taken.Adopted(BookState.LIVE, 0));
    assertThat(asks()).containsExactly("103x1");
  }

  @Test
  void shouldIgnoreTheRepetitionOfTheLastUpdate() {
    take(snapshot(10, Level.of("100", "1")));
    take(update(10, 15, Level.of("101", "2")));

    assertThat(take(update(10, 15, Level.of("101", "2"))))
        .isEqualTo(new Taken.Ignored(Why.REPEATED));
    assertThat(take(update(10, 15, Level.of("101", "3")))).isInstanceOf(Taken.Broken.class);
  }

  @Test
  void shouldIgnoreAConnectionThatWasReplaced() {
    take(snapshot(10, Level.of("100", "1")), 7);

    assertThat(take(update(10, 15), 6)).isEqualTo(new Taken.Ignored(Why.OLD_CONNECTION));
    assertThat(take(snapshot(9), 6)).isEqualTo(new Taken.Ignored(Why.OLD_CONNECTION));
    assertThat(take(update(10, 16), 8)).isInstanceOf(Taken.Applied.class);
  }

  @Test
  void shouldPutARestBookUnderKeptUpdates() {
    take(snapshot(10, Level.of("100", "1")));
    take(update(11, 15, Level.of("101", "1")));
    take(update(15, 20, Level.of("102", "1")));
    take(update(20, 25, Level.of("103", "1")));

    Taken taken = seed(17, Level.of("100", "1"), Level.of("101", "1"));

    assertThat(taken).isEqualTo(new Taken.Adopted(BookState.QUARANTINED, 2));
    assertThat(keeper.seqId()).isEqualTo(25);
    assertThat(asks()).containsExactly("100x1", "101x1", "102x1", "103x1");
    assertThat(take(update(25, 26))).isInstanceOf(Taken.Applied.class);
  }

  @Test
  void shouldLetTheFirstUpdateBridgeFromARestBook() {
    assertThat(seed(17, Level.of("100", "1"))).isEqualTo(new Taken.Adopted(BookState.SYNCING, 0));
    assertThat(take(update(10, 15))).isEqualTo(new Taken.Ignored(Why.BEFORE_SNAPSHOT));
    assertThat(take(update(15, 20))).isInstanceOf(Taken.Applied.class);
    assertThat(take(update(18, 25))).isInstanceOf(Taken.Broken.class);
  }

  @Test
  void shouldTakeAHeartbeatForAProofOfARestBook() {
    seed(17, Level.of("100", "1"));

    assertThat(take(OkxFrames.heartbeat(ID, T + 60_000, 17))).isInstanceOf(Taken.Heartbeat.class);
    assertThat(keeper.timeMs()).isEqualTo(T + 60_000);
    assertThat(take(update(17, 20))).isInstanceOf(Taken.Applied.class);
  }

  @Test
  void shouldNotStandStillUnderARestBookOfOtherNumbers() {
    seed(9_000, Level.of("100", "1"));

    // The venue began at lower numbers again before the REST book was asked for.
    take(OkxFrames.update(ID, T + 60_000, 15, 20, List.of(), List.of(Level.of("98", "1"))));

    assertThat(keeper.state()).isEqualTo(BookState.QUARANTINED);
  }

  @Test
  void shouldNotKeepMoreUpdatesThanARecordHolds() {
    Level[] levels = new Level[2_000];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = Level.of("61837.%04d".formatted(i + 1), "0.12345678");
    }
    for (int i = 1; i <= 100; i++) {
      take(update(i, i + 1, levels));
    }

    CompactWriter writer = new CompactWriter();
    keeper.write(writer);
    assertThat(writer.toBytes()).hasSizeLessThan(600_000);
    assertThat(seed(100, Level.of("70000", "1")))
        .isEqualTo(new Taken.Adopted(BookState.QUARANTINED, 1));
  }

  @Test
  void shouldNotTakeARestBookThatIsTooOld() {
    take(update(20, 25));

    assertThat(seed(17)).isEqualTo(new Taken.Ignored(Why.NOT_NEEDED));
    assertThat(keeper.state()).isEqualTo(BookState.QUARANTINED);
  }

  @Test
  void shouldNotTakeARestBookWhileLive() {
    take(snapshot(10, Level.of("100", "1")));

    assertThat(seed(17)).isEqualTo(new Taken.Ignored(Why.NOT_NEEDED));
    assertThat(keeper.seqId()).isEqualTo(10);
  }

  @Test
  void shouldSayThatItIsCrossed() {
    take(snapshot(10, Level.of("98", "1"), Level.of("100", "1")));

    assertThat(keeper.state()).isEqualTo(BookState.LIVE);
    assertThat(keeper.book().isCrossed()).isTrue();
  }

  @Test
  void shouldNotLetTimeGoBack() {
    take(snapshot(10));
    take(OkxFrames.update(ID, T - 5, 10, 11, List.of(), List.of(Level.of("98", "1"))));

    assertThat(keeper.timeWentBack()).isTrue();
    assertThat(keeper.timeMs()).isEqualTo(T);
  }

  @Test
  void shouldKeepFourHundredLevels() {
    Level[] asks =
        IntStream.range(0, 450)
            .mapToObj(i -> Level.of(Integer.toString(1_000 + i), "1"))
            .toArray(Level[]::new);
    take(snapshot(10, asks));
    take(update(10, 11, Level.of("999.5", "1")));

    assertThat(keeper.book().asks().size()).isEqualTo(400);
    assertThat(keeper.book().asks().exactPrice(0)).isEqualTo(new BigDecimal("999.5"));
    assertThat(keeper.book().asks().exactPrice(399)).isEqualTo(new BigDecimal("1398"));
  }

  @Test
  void shouldKeepPricesExactWhenAFinerOneComes() {
    take(snapshot(10, Level.of("100.10", "1.50")));
    take(update(10, 11, Level.of("100.0000000001", "2")));

    assertThat(asks()).containsExactly("100.0000000001x2", "100.10x1.50");
    assertThat(keeper.book().asks().price(1)).isEqualTo(100.1);
  }

  @Test
  void shouldQuarantinePricesThatNoScaleHolds() {
    take(snapshot(10, Level.of("10000000000.5", "1")));

    Taken taken = take(update(10, 11, Level.of("0.000000000001", "2")));

    assertThat(((Taken.Broken) taken).fault()).isEqualTo(Fault.UNFIT);
    assertThat(keeper.state()).isEqualTo(BookState.QUARANTINED);
  }

  @Test
  void shouldComputeTheChecksumsOfTheDocumentation() {
    assertThat(checksum("3366.8:9:3368:8", "3366.1:7:3366:6")).isEqualTo(-1_881_014_294);
    assertThat(checksum("3366.8:9:3368:8:3372:8", "3366.1:7")).isEqualTo(831_078_360);
  }

  private static int checksum(String asks, String bids) {
    OrderBook book = new OrderBook();
    book.replace(levels(bids), levels(asks));
    return book.checksum();
  }

  private static FrameLevels levels(String text) {
    String[] parts = text.split(":");
    FrameLevels levels = new FrameLevels(0);
    for (int i = 0; i < parts.length; i += 2) {
      BigDecimal price = new BigDecimal(parts[i]);
      levels.add(
          price.unscaledValue().longValue(), price.scale(), Long.parseLong(parts[i + 1]), 0, 1);
    }
    return levels;
  }

  @Test
  void shouldQuarantineAWrongChecksum() {
    BookFrame good = OkxFrames.parsed(snapshot(10, Level.of("100", "1")));
    BookFrame bad =
        new BookFrame(
            Optional.of(ID), good.kind(), T, 10, BookFrame.NONE, 12, good.asks(), good.bids());

    assertThat(((Taken.Broken) keeper.take(bad, 1, T)).fault()).isEqualTo(Fault.CHECKSUM);
  }

  @Test
  void shouldGoOnAfterBeingWrittenAndRead() {
    List<String> frames =
        List.of(
            snapshot(10, Level.of("100.25", "1.50"), Level.of("101", "2")),
            update(10, 15, Level.of("101", "0"), Level.of("102.125", "7")),
            update(16, 17, Level.of("103", "1")),
            update(17, 18, Level.of("104", "1")));
    BookKeeper copy = new BookKeeper();
    for (String frame : frames) {
      take(frame);
      copy.take(OkxFrames.parsed(frame), 1, T);
      copy = BookKeeper.read(new CompactReader(written(copy)));
      assertThat(written(copy)).isEqualTo(written(keeper));
    }
    BookKeeper last = copy;
    Stream.of(keeper, last)
        .forEach(one ->
            assertThat(
                    one.take(
                        OkxFrames.parsedSeed(OkxFrames.seed(T, 16, List.of(), List.of())), 1, T))
                .isEqualTo(new Taken.Adopted(BookState.QUARANTINED, 2)));
    assertThat(written(last)).isEqualTo(written(keeper));
  }

  private static byte[] written(BookKeeper book) {
    CompactWriter writer = new CompactWriter();
    book.write(writer);
    return writer.toBytes();
  }
}
