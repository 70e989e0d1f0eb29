package io.tidewatch.query.books;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.contract.book.BookLevels.Level;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.PartitionView;
import io.tidewatch.query.store.StoreNotReadyException;
import io.tidewatch.topology.orderbooks.BookStanding;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.orderbooks.OrderBooksTopology;
import io.tidewatch.topology.orderbooks.book.BookState;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A copy of a detector's stores, which another one's frames never reach by themselves. */
class CopiedBooksTest {
  private static final String BTC = "BTC-USDT";
  private static final long TIME_MS = 1_783_786_805_700L;
  private static final int CHECKPOINT_EVERY = 4;
  private static final OrderBooksSettings SETTINGS = settings();

  private final TopologyTestDriver detector = driver();
  private final TopologyTestDriver copy = driver();
  private final PartitionView view = new View(copy);
  private final CopiedBooks books = new CopiedBooks(SETTINGS);
  private long seqId = 10;

  private static OrderBooksSettings settings() {
    OrderBooksSettings usual = OrderBooksSettings.DEFAULT;
    return new OrderBooksSettings(
        usual.analysis(),
        usual.rules(),
        usual.analysisInterval(),
        usual.levelsInterval(),
        CHECKPOINT_EVERY,
        usual.firstRetry(),
        usual.longestRetry());
  }

  private static TopologyTestDriver driver() {
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, "copied-books");
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "driver:1");
    // The default is one directory for all who test on this machine.
    streams.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
    return new TopologyTestDriver(new OrderBooksTopology(SETTINGS).build(streams), streams);
  }

  /** Whatever is not one of the two stores with a changelog is not there. */
  private record View(TopologyTestDriver driver) implements PartitionView {
    @Override
    public <K, V> ReadOnlyKeyValueStore<K, V> keyValues(String store) {
      assertThat(store)
          .isIn(OrderBooksTopology.CHECKPOINTS_STORE, OrderBooksTopology.JOURNAL_STORE);
      return driver.getKeyValueStore(store);
    }

    @Override
    public <K, V> ReadOnlyWindowStore<K, V> windows(String store) {
      throw new AssertionError(store);
    }
  }

  @AfterEach
  void close() {
    detector.close();
    copy.close();
  }

  private void snapshot(String instId) {
    send(instId, "snapshot", -1, seqId, "[\"101.0\",\"2.50\",\"0\",\"3\"]");
  }

  private void update() {
    seqId++;
    send(BTC, "update", seqId - 1, seqId, "[\"102\",\"" + seqId + "\",\"0\",\"1\"]");
  }

  private void send(String instId, String action, long prev, long seq, String asks) {
    long time = TIME_MS + 1_000 * seq;
    String frame =
        """
        {"arg":{"channel":"books","instId":"%s"},"action":"%s","data":[{"asks":[%s],\
        "bids":[["99","1","0","2"]],"ts":"%d","checksum":0,"seqId":%d,"prevSeqId":%d}]}\
        """
            .formatted(instId, action, asks, time, seq, prev);
    RawHeaders headers = new RawHeaders("okx", "books", "c1", 1, seq, time * 1_000, Source.LIVE);
    detector
        .createInputTopic(
            Topics.OKX_FRAMES.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(instId, frame.getBytes(UTF_8), headers.toHeaders(), time));
  }

  private void fill(String name) {
    KeyValueStore<String, byte[]> store = copy.getKeyValueStore(name);
    try (KeyValueIterator<String, byte[]> all =
        detector.<String, byte[]>getKeyValueStore(name).all()) {
      all.forEachRemaining(entry -> store.put(entry.key, entry.value));
    }
  }

  private void fill() {
    fill(OrderBooksTopology.CHECKPOINTS_STORE);
    fill(OrderBooksTopology.JOURNAL_STORE);
  }

  private BookStanding told(String instId) {
    return detector
        .<String, BookStanding>getKeyValueStore(OrderBooksTopology.STANDINGS_STORE)
        .get(instId);
  }

  @Test
  void shouldSayWhatTheDetectorSaid() {
    snapshot(BTC);
    snapshot("ETH-USDT");
    update();
    update();
    fill();

    assertThat(books.standing(view, BTC)).isEqualTo(told(BTC));
    assertThat(books.standing(view, BTC).analysis()).isPresent();
    assertThat(books.glances(view))
        .containsExactly(Glance.of(told(BTC)), Glance.of(told("ETH-USDT")));
    Book book = books.book(view, new LevelsOf(BTC, 2));
    assertThat(book.state()).isEqualTo(BookState.LIVE);
    assertThat(book.seqId()).isEqualTo(12);
    assertThat(book.asks()).extracting(Level::size).extracting(Object::toString).contains("12");
  }

  @Test
  void shouldSayThatABookIsBroken() {
    snapshot(BTC);
    send(BTC, "update", 20, 21, "");
    fill();

    assertThat(books.standing(view, BTC)).isEqualTo(told(BTC));
    assertThat(books.standing(view, BTC).state()).isEqualTo(BookState.QUARANTINED);
    assertThat(books.book(view, new LevelsOf(BTC, 2)).asks()).isEmpty();
  }

  @Test
  void shouldNotSayThatNothingWasSeenOfAnInstrument() {
    snapshot(BTC);
    fill();

    assertMiss("ETH-USDT");
    assertThat(books.glances(view)).extracting(Glance::instId).containsExactly(BTC);
  }

  @Test
  void shouldNotGoByAJournalWithoutACheckpoint() {
    snapshot(BTC);
    update();
    fill(OrderBooksTopology.JOURNAL_STORE);

    assertMiss(BTC);
    assertThatThrownBy(() -> books.glances(view)).isInstanceOf(StoreNotReadyException.class);
  }

  @Test
  void shouldNotGoByAJournalThatIsAheadOfTheCheckpoint() {
    snapshot(BTC);
    fill();
    for (int i = 0; i <= 2 * CHECKPOINT_EVERY; i++) {
      update();
    }
    fill(OrderBooksTopology.JOURNAL_STORE);

    assertMiss(BTC);
    assertThatThrownBy(() -> books.glances(view)).isInstanceOf(StoreNotReadyException.class);

    fill(OrderBooksTopology.CHECKPOINTS_STORE);
    assertThat(books.standing(view, BTC)).isEqualTo(told(BTC));
  }

  /** The checkpoint is a state that was, whatever came since then. */
  @Test
  void shouldGoByACheckpointThatIsAheadOfTheJournal() {
    snapshot(BTC);
    fill();
    BookStanding atTheCheckpoint = null;
    for (int i = 0; i < CHECKPOINT_EVERY; i++) {
      byte[] before = checkpoint();
      update();
      if (checkpoint() != before) {
        atTheCheckpoint = told(BTC);
      }
    }
    fill(OrderBooksTopology.CHECKPOINTS_STORE);

    assertThat(books.standing(view, BTC)).isNotNull().isEqualTo(atTheCheckpoint);
  }

  private byte[] checkpoint() {
    return detector.<String, byte[]>getKeyValueStore(OrderBooksTopology.CHECKPOINTS_STORE).get(BTC);
  }

  private void assertMiss(String instId) {
    assertThatThrownBy(() -> books.standing(view, instId))
        .isInstanceOf(StoreNotReadyException.class);
    assertThatThrownBy(() -> books.book(view, new LevelsOf(instId, 2)))
        .isInstanceOf(StoreNotReadyException.class);
  }
}
