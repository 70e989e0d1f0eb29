package io.tidewatch.query.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;

class LocatorTest {
  private static final HostInfo SELF = new HostInfo("one", 1);
  private static final HostInfo OTHER = new HostInfo("two", 2);
  private static final KeyedStore STORE = new KeyedStore("store", 4);

  private static Location locate(Supplier<KeyQueryMetadata> place) {
    return new Locator(new FakeStores(SELF, place)).locate(STORE, "key");
  }

  private static KeyQueryMetadata at(HostInfo host) {
    return new KeyQueryMetadata(host, Set.of(), 3);
  }

  @Test
  void shouldFindWhatIsHere() {
    assertThat(locate(() -> at(SELF))).isEqualTo(new Location.Here(3, Set.of()));
  }

  @Test
  void shouldNameTheHostOfWhatIsElsewhere() {
    assertThat(locate(() -> at(OTHER))).isEqualTo(new Location.There(OTHER, 3, Set.of()));
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
  void shouldKnowWhoKeepsCopiesOfWhatNobodyWorksOn() {
    KeyQueryMetadata orphaned = new KeyQueryMetadata(HostInfo.unavailable(), Set.of(OTHER), 3);

    assertThat(locate(() -> orphaned)).isEqualTo(new Location.Orphaned(3, Set.of(OTHER)));
  }
}
