package io.tidewatch.query.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.query.store.Freshness.Source;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

class StoreReaderTest {
  private static final HostInfo SELF = new HostInfo("one", 1);
  private static final HostInfo OTHER = new HostInfo("two", 2);
  private static final HostInfo THIRD = new HostInfo("three", 3);

  /** Other instances that answer as they are told, and remember what they were asked. */
  private static final class Others implements Peers {
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final BiFunction<HostInfo, Source, Fresh<Integer>> answering;

    private Others(BiFunction<HostInfo, Source, Fresh<Integer>> answering) {
      this.answering = answering;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <Q, A> Fresh<A> ask(
        HostInfo host,
        String detector,
        PartitionRead<Q, A> read,
        int partition,
        Q question,
        Source source,
        Duration time) {
      asked.add(host.host() + " " + source);
      return (Fresh<A>) answering.apply(host, source);
    }
  }

  private static PartitionRead<String, Integer> read(
      BiFunction<PartitionView, String, Integer> reading) {
    return new PartitionRead<>(
        "number",
        new KeyedStore("store", 4),
        new TypeReference<>() {},
        new TypeReference<>() {},
        reading);
  }

  private static final PartitionRead<String, Integer> SEVEN = read((view, question) -> 7);

  private static final PartitionRead<String, Integer> GONE =
      read((view, question) -> {
        throw new InvalidStateStoreException("gone");
      });

  private static KeyQueryMetadata at(HostInfo host, HostInfo... copies) {
    return new KeyQueryMetadata(host, Set.of(copies), 3);
  }

  private static StoreReader alone(HostInfo host) {
    return StoreReader.alone("detector", new FakeStores(SELF, () -> at(host)));
  }

  private static StoreReader among(Others others, Supplier<KeyQueryMetadata> place) {
    return new StoreReader("detector", new FakeStores(SELF, place), Optional.of(others));
  }

  private static StoreNotReadyException notReady() {
    return new StoreNotReadyException("not ready");
  }

  @Test
  void shouldReadWhatIsHere() {
    Others nobody = new Others((host, source) -> new Fresh<>(0, Freshness.ACTIVE));

    assertThat(among(nobody, () -> at(SELF)).ask(SEVEN, "key", "question")).isEqualTo(7);
    assertThat(nobody.asked).isEmpty();
  }

  @Test
  void shouldAskWhoHasIt() {
    Others others = new Others((host, source) -> new Fresh<>(8, Freshness.ACTIVE));

    assertThat(among(others, () -> at(OTHER)).ask(SEVEN, "key", "question")).isEqualTo(8);
    assertThat(others.asked).containsExactly("two ACTIVE");
  }

  @Test
  void shouldSayWhoHasItIfItMayNotAsk() {
    assertThatThrownBy(() -> alone(OTHER).ask(SEVEN, "key", "question"))
        .isInstanceOfSatisfying(
            StoreElsewhereException.class, e -> assertThat(e.host()).isEqualTo(OTHER));
  }

  @Test
  void shouldLookOnceMoreWhereItIs() {
    Deque<HostInfo> hosts = new ArrayDeque<>(List.of(OTHER, THIRD));
    Others others =
        new Others((host, source) -> {
          if (host.equals(OTHER)) {
            throw notReady();
          }
          return new Fresh<>(9, Freshness.ACTIVE);
        });

    assertThat(among(others, () -> at(hosts.removeFirst())).ask(SEVEN, "key", "question"))
        .isEqualTo(9);
    assertThat(others.asked).containsExactly("two ACTIVE", "three ACTIVE");
  }

  @Test
  void shouldTakeTheAnswerOfACopyAndSaySo() {
    Others others =
        new Others((host, source) -> {
          if (source == Source.ACTIVE) {
            throw notReady();
          }
          return new Fresh<>(5, Freshness.standby(12));
        });

    Fresh<Integer> found =
        Inquiry.collect(
            () -> among(others, () -> at(OTHER, SELF, THIRD)).ask(SEVEN, "key", "question"));

    assertThat(found).isEqualTo(new Fresh<>(5, Freshness.standby(12)));
    assertThat(others.asked).containsExactly("two ACTIVE", "two ACTIVE", "three STANDBY");
  }

  @Test
  void shouldAskACopyOfWhatNobodyWorksOn() {
    Others others = new Others((host, source) -> new Fresh<>(5, Freshness.standby(0)));

    assertThat(among(others, () -> at(HostInfo.unavailable(), THIRD)).ask(SEVEN, "key", "question"))
        .isEqualTo(5);
    assertThat(others.asked).containsExactly("three STANDBY");
  }

  @Test
  void shouldNotBeReadyIfNobodyAnswers() {
    Others others =
        new Others((host, source) -> {
          throw notReady();
        });

    assertThatThrownBy(() -> among(others, () -> at(OTHER, THIRD)).ask(SEVEN, "key", "question"))
        .isInstanceOf(StoreNotReadyException.class);
    assertThat(others.asked)
        .containsExactly("two ACTIVE", "two ACTIVE", "three STANDBY", "two STANDBY");
  }

  @Test
  void shouldSayWhichPartitionsAnswered() {
    FakeStores stores =
        new FakeStores(
            SELF,
            partition -> new KeyQueryMetadata(partition == 1 ? OTHER : SELF, Set.of(), partition));
    Others others =
        new Others((host, source) -> {
          throw notReady();
        });

    Scan<Integer> scan =
        new StoreReader("detector", stores, Optional.of(others)).scan(SEVEN, "question");

    assertThat(scan.found()).containsExactly(7, 7, 7);
    assertThat(scan.coverage()).isEqualTo(new Coverage(3, 4, Freshness.ACTIVE));
  }

  @Test
  void shouldNotTakeSilenceForAnEmptyAnswer() {
    assertThatThrownBy(() -> alone(SELF).scan(GONE, "question"))
        .isInstanceOf(StoreNotReadyException.class);
  }

  @Test
  void shouldCountAPeerThatFailsAsMissing() {
    AtomicInteger asked = new AtomicInteger();
    Others others =
        new Others((host, source) -> {
          if (asked.incrementAndGet() > 1) {
            throw notReady();
          }
          return new Fresh<>(1, Freshness.ACTIVE);
        });

    Scan<Integer> scan = among(others, () -> at(OTHER)).scan(SEVEN, "question");

    assertThat(scan.found()).containsExactly(1);
    assertThat(scan.coverage().isComplete()).isFalse();
  }

  @Test
  void shouldNotWaitForAPeerLongerThanTheInquiryLasts() {
    CountDownLatch never = new CountDownLatch(1);
    Others others =
        new Others((host, source) -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw notReady();
        });
    StoreReader reader = among(others, () -> at(OTHER));

    assertThatThrownBy(() ->
            Inquiry.within(Duration.ofMillis(50))
                .<Scan<Integer>, RuntimeException>ask(() -> reader.scan(SEVEN, "question")))
        .isInstanceOf(StoreNotReadyException.class);
    never.countDown();
  }

  @Test
  void shouldNotAnswerFromACopyThatIsWholeInOneOfItsStoresOnly() {
    PartitionRead<String, Integer> two = readOf("bodies");
    StoreReader filling = copiesOf(Map.of("store", 0L));
    StoreReader whole = copiesOf(Map.of("store", 0L, "bodies", 5L));

    assertThatThrownBy(() -> filling.ask(two, "key", "question"))
        .isInstanceOf(StoreNotReadyException.class);
    assertThat(Inquiry.collect(() -> whole.ask(two, "key", "question")))
        .isEqualTo(new Fresh<>(7, Freshness.standby(5)));
  }

  @Test
  void shouldNotAnswerFromAStoreThatAnotherOneTookThePlaceOfMeanwhile() {
    FakeStores stores =
        new FakeStores(
            SELF,
            partition -> at(SELF),
            Map.of(),
            () -> Stores.inMemoryKeyValueStore("another").get(),
            true);

    assertThatThrownBy(() -> StoreReader.alone("detector", stores).ask(SEVEN, "key", "question"))
        .isInstanceOf(StoreNotReadyException.class);
  }

  @Test
  void shouldNotSpeakForThoseWhoWorkOnItOnceItIsCutOff() {
    FakeStores alone = new FakeStores(SELF, () -> at(SELF)).cutOff();
    FakeStores copying = new FakeStores(SELF, partition -> at(SELF), Map.of("store", 4L)).cutOff();

    assertThatThrownBy(() -> StoreReader.alone("detector", alone).ask(SEVEN, "key", "question"))
        .isInstanceOf(StoreNotReadyException.class);
    assertThat(
            Inquiry.collect(
                () -> StoreReader.alone("detector", copying).ask(SEVEN, "key", "question")))
        .isEqualTo(new Fresh<>(7, Freshness.standby(4)));
  }

  private static PartitionRead<String, Integer> readOf(String beside) {
    return new PartitionRead<>(
        "number",
        new KeyedStore("store", 4),
        Set.of(beside),
        new TypeReference<>() {},
        new TypeReference<>() {},
        (view, question) -> 7);
  }

  private static StoreReader copiesOf(Map<String, Long> lags) {
    return StoreReader.alone(
        "detector", new FakeStores(SELF, partition -> at(HostInfo.unavailable()), lags));
  }

  @Test
  void shouldRefuseToLookIntoWhatItDoesNotName() {
    assertThatThrownBy(() ->
            alone(SELF)
                .ask(read((view, key) -> view.keyValues("bodies") == null ? 0 : 1), "a", "b"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("expected one of the stores [store], was bodies");
  }

  @Test
  void shouldReadAgainWhatChangedUnderItsHands() {
    AtomicInteger reads = new AtomicInteger();
    PartitionRead<String, Integer> read =
        read((view, question) -> {
          if (reads.incrementAndGet() < 3) {
            throw new ConcurrentModificationException();
          }
          return 3;
        });

    assertThat(alone(SELF).ask(read, "key", "question")).isEqualTo(3);
  }

  /** Two stores of a copy may not fit each other for long. */
  @Test
  void shouldNotBeReadyIfItChangesEachTime() {
    PartitionRead<String, Integer> read =
        read((view, question) -> {
          throw new ConcurrentModificationException();
        });

    assertThatThrownBy(() -> alone(SELF).ask(read, "key", "question"))
        .isInstanceOf(StoreNotReadyException.class);
  }
}
