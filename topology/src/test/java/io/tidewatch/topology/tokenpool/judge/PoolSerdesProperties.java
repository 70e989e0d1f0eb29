package io.tidewatch.topology.tokenpool.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.contract.pool.Conditions;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PairFigures;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.pool.TriggerLogic;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;

/** What is written is read back, to the last digit, and absent is not zero. */
class PoolSerdesProperties {
  private static final Arbitrary<Optional<BigDecimal>> DECIMALS =
      Arbitraries.bigDecimals().ofScale(12).optional(0.7);
  private static final Arbitrary<Optional<Long>> COUNTS =
      Arbitraries.longs().between(0, 1_000_000_000_000_000L).optional(0.7);
  private static final Arbitrary<Optional<String>> TEXTS =
      Arbitraries.strings().ofMaxLength(20).optional(0.7);

  @Provide
  Arbitrary<PairItem> items() {
    Arbitrary<PairFigures.Window> windows =
        Combinators.combine(
                Arbitraries.of(Interval.values()), DECIMALS, DECIMALS, DECIMALS, COUNTS, COUNTS)
            .as(PairFigures.Window::new);
    Arbitrary<PairFigures> figures =
        Combinators.combine(
                DECIMALS,
                DECIMALS,
                DECIMALS,
                DECIMALS,
                DECIMALS,
                DECIMALS,
                COUNTS,
                windows.list().ofMaxSize(5))
            .as(PairFigures::new);
    Arbitrary<Long> numbers = Arbitraries.longs().between(0, Long.MAX_VALUE);
    return Combinators.combine(figures, numbers, numbers, Arbitraries.of(true, false))
        .as((of, time, offset, live) ->
            new PairItem(of, time, (int) (time & 0xFFFF) + 1, 3, offset, time / 7, live));
  }

  @Provide
  Arbitrary<PoolDefinition> definitions() {
    Arbitrary<BigDecimal> positive =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("0.01"), new BigDecimal("1e12"))
            .ofScale(2);
    Arbitrary<Optional<Conditions.PriceChange>> prices =
        Combinators.combine(positive, positive.optional(0.5))
            .as((rise, fall) -> new Conditions.PriceChange(Optional.of(rise), fall))
            .optional(0.7);
    Arbitrary<Conditions> conditions =
        Combinators.combine(prices, positive.map(Conditions.Volume::new).optional(0.7))
            .as(Conditions::new);
    Arbitrary<PoolTemplate> templates =
        Combinators.combine(
                Arbitraries.integers(),
                Arbitraries.strings().ofMaxLength(30),
                positive,
                positive.optional(0.5),
                Arbitraries.of(Interval.values()),
                Arbitraries.of(TriggerLogic.values()),
                conditions)
            .as(PoolTemplate::new);
    Arbitrary<PoolPair> pairs =
        Combinators.combine(
                Arbitraries.strings().ofMaxLength(44),
                TEXTS,
                TEXTS,
                positive,
                TEXTS,
                Arbitraries.integers(),
                Arbitraries.of(Interval.values()),
                Arbitraries.integers().greaterOrEqual(1))
            .as((address, symbol, name, cap, url, template, interval, batch) ->
                new PoolPair(
                    address, address, symbol, name, cap, url, template, interval, batch, -batch,
                    7));
    return Combinators.combine(pairs, templates.optional(0.7))
        .as((pair, template) -> new PoolDefinition(Optional.of(pair), template));
  }

  @Property
  void shouldReadItemsBack(@ForAll("items") PairItem item) {
    assertReadBack(PoolSerdes.ITEM, item);
  }

  @Property
  void shouldReadDefinitionsBack(@ForAll("definitions") PoolDefinition definition) {
    assertReadBack(PoolSerdes.DEFINITION, definition);
  }

  @Property
  void shouldReadStatesBack(
      @ForAll("definitions") PoolDefinition one,
      @ForAll("definitions") PoolDefinition other,
      @ForAll("items") PairItem item,
      @ForAll boolean told) {
    assertReadBack(
        PoolSerdes.STATE,
        new PairState(
            new DatedDefinition(5, one),
            List.of(new DatedDefinition(4, other)),
            List.of(new DatedDefinition(6, other), new DatedDefinition(7, PoolDefinition.NONE)),
            Optional.of(item),
            item.receivedAt(),
            !told,
            told));
  }

  @Property
  void shouldReadNewsBack(
      @ForAll("definitions") PoolDefinition definition,
      @ForAll("items") PairItem item,
      @ForAll boolean changed) {
    assertReadBack(PoolSerdes.NEWS, new Observation(definition, item, item.receivedAt(), changed));
    assertReadBack(PoolSerdes.NEWS, new Membership("P", changed));
  }

  @Property
  void shouldSayThatBytesAreNoneOfThese(@ForAll byte[] bytes) {
    try {
      PoolSerdes.STATE.deserializer().deserialize("t", bytes);
    } catch (SerializationException e) {
      assertThat(e).hasMessageContaining("expected the compact form on t");
    }
  }

  @Example
  void shouldRefuseAnotherFormat() {
    assertThatThrownBy(() -> PoolSerdes.ITEM.deserializer().deserialize("t", new byte[] {9}))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("expected format 1, was 9");
  }

  @Example
  void shouldLeaveTombstonesBe() {
    assertThat(PoolSerdes.STATE.serializer().serialize("", null)).isNull();
    assertThat(PoolSerdes.STATE.deserializer().deserialize("", null)).isNull();
  }

  private static <V> void assertReadBack(Serde<V> serde, V value) {
    byte[] bytes = serde.serializer().serialize("", value);

    assertThat(serde.deserializer().deserialize("", bytes)).isEqualTo(value);
  }
}
