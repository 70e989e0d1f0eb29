package io.tidewatch.query.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ConcurrentModificationException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;

class LocatorTest {
  private static final HostInfo SELF = new HostInfo("one", 1);
  private static final HostInfo OTHER = new HostInfo("two", 2);
  private static final KeyedStore STORE = new KeyedStore("store", 4);

  /** Knows one place for every key, and has no store that could be opened. */
  private record Fake(Supplier<KeyQueryMetadata> place) implements StreamsStores {
    @Override
    public <T> T open(StoreQueryParameters<T> store) {
      throw new InvalidStateStoreException("migrated");
    }

    @Override
    public KeyQueryMetadata metadata(String store, String key) {
      return place.get();
    }

    @Override
    public HostInfo self() {
      return SELF;
    }
  }

  private static Location locate(Supplier<KeyQueryMetadata> place) {
    return new Locator(new Fake(place)).locate(STORE, "key");
  }

  private static KeyQueryMetadata at(HostInfo host) {
    return new KeyQueryMetadata(host, Set.of(), 3);
  }

  @Test
  void shouldFindWhatIsHere() {
    assertThat(locate(() -> at(SELF))).isEqualTo(new Location.Here(3));
  }

  @Test
  void shouldNameTheHostOfWhatIsElsewhere() {
    assertThat(locate(() -> at(OTHER))).isEqualTo(new Location.There(OTHER, 3));
  }

  @Test
  void shouldNotTakeTheSentinelForAHost() {
    assertThat(locate(() -> KeyQueryMetadata.NOT_AVAILABLE)).isInstanceOf(Location.NotReady.class);
  }

  @Test
  void shouldNotBeReadyBeforeTheStart() {
    Supplier<KeyQueryMetadata> notStarted =
        () -> {
          throw new StreamsNotStartedException("not started");
        };

    assertThat(locate(notStarted)).isInstanceOf(Location.NotReady.class);
  }

  @Test
  void shouldNotBeReadyAfterTheEnd() {
    Supplier<KeyQueryMetadata> ended =
        () -> {
          throw new IllegalStateException("not running");
        };

    assertThat(locate(ended)).isInstanceOf(Location.NotReady.class);
  }

  @Test
  void shouldRefuseToReadWhatIsElsewhere() {
    LocalReader reader = new LocalReader(new Fake(() -> at(OTHER)));

    assertThatThrownBy(() -> reader.read(STORE, "key", partition -> partition))
        .isInstanceOfSatisfying(
            StoreElsewhereException.class, e -> assertThat(e.host()).isEqualTo(OTHER));
  }

  @Test
  void shouldSayWhichPartitionsAnswered() {
    LocalReader reader = new LocalReader(new Fake(() -> at(SELF)));

    Scan<Integer> scan =
        reader.scan(
            STORE,
            partition -> {
              if (partition == 1) {
                throw new InvalidStateStoreException("not here");
              }
              return partition;
            });

    assertThat(scan.found()).containsExactly(0, 2, 3);
    assertThat(scan.partitionsAnswered()).isEqualTo(3);
    assertThat(scan.partitionsTotal()).isEqualTo(4);
  }

  @Test
  void shouldReadAgainWhatChangedUnderItsHands() {
    LocalReader reader = new LocalReader(new Fake(() -> at(SELF)));
    AtomicInteger reads = new AtomicInteger();

    int answer =
        reader.read(
            STORE,
            "key",
            partition -> {
              if (reads.incrementAndGet() < 3) {
                throw new ConcurrentModificationException();
              }
              return partition;
            });

    assertThat(answer).isEqualTo(3);
  }

  @Test
  void shouldNotTakeSilenceForAnEmptyAnswer() {
    LocalReader reader = new LocalReader(new Fake(() -> at(SELF)));

    assertThatThrownBy(() ->
            reader.scan(
                STORE,
                partition -> {
                  throw new InvalidStateStoreException("not here");
                }))
        .isInstanceOf(StoreNotReadyException.class);
  }
}
