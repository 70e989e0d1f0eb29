package io.tidewatch.topology.orderbooks.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.book.BookAnalysis;
import io.tidewatch.contract.book.BookAnalysis.DepthBand;
import io.tidewatch.contract.book.Figure;
import io.tidewatch.contract.serde.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class BookAnalystProperties {
  /** Empty, one-sided, crossed, thin; prices and sizes from the tiniest to the absurd. */
  @Provide
  Arbitrary<List<TestBook>> wildBooks() {
    return Arbitraries.longs().map(BookAnalystProperties::wildBook).list().ofMaxSize(12);
  }

  private static TestBook wildBook(long seed) {
    Random random = new Random(seed);
    TestBook book = new TestBook();
    int power = random.nextInt(-280, 280);
    for (int i = random.nextInt(0, 60); i > 0; i--) {
      book.bid(wild(random, power), wild(random, random.nextInt(-250, 250)));
    }
    for (int i = random.nextInt(0, 60); i > 0; i--) {
      book.ask(wild(random, power + random.nextInt(0, 2)), wild(random, 3));
    }
    return book;
  }

  private static String wild(Random random, int power) {
    return random.nextInt(1, 100_000) + "E" + power;
  }

  @Property(tries = 100)
  void shouldSayOnlyNumbers(@ForAll("wildBooks") List<TestBook> books) {
    Scene scene = new Scene(new TestBook());
    for (TestBook book : books) {
      scene.book = book;
      scene.print("1E-200", "1E200", true).hold(3_000, 1_500);
      String json = Json.MAPPER.writeValueAsString(scene.last);
      assertThat(json).doesNotContain("NaN").doesNotContain("Infinity");
      assertThat(Json.MAPPER.readValue(json, BookAnalysis.class)).isNotNull();
      assertThat(Json.MAPPER.writeValueAsString(scene.analyst.memory()))
          .doesNotContain("NaN")
          .doesNotContain("Infinity");
    }
  }

  @Property(tries = 100)
  void shouldHaveMoreDepthInWiderBands(@ForAll Random random) {
    List<DepthBand> bands = new Scene(RandomMarket.of(random)).look().last.depth();

    for (int i = 1; i < bands.size(); i++) {
      assertThat(value(bands.get(i).bidUsd()))
          .isGreaterThanOrEqualTo(value(bands.get(i - 1).bidUsd()));
      assertThat(value(bands.get(i).askUsd()))
          .isGreaterThanOrEqualTo(value(bands.get(i - 1).askUsd()));
    }
  }

  @Property(tries = 100)
  void shouldNeverHaveMoreDepthWithALevelLess(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 59) int level) {
    TestBook book = RandomMarket.of(random);
    List<DepthBand> before = new Scene(book).look().last.depth();
    book.bid(book.bids().exactPrice(level).toPlainString(), "0");
    List<DepthBand> after = new Scene(book).look().last.depth();

    for (int i = 0; i < before.size(); i++) {
      assertThat(value(after.get(i).bidUsd())).isLessThanOrEqualTo(value(before.get(i).bidUsd()));
      assertThat(after.get(i).askUsd()).isEqualTo(before.get(i).askUsd());
    }
  }

  private static BigDecimal value(Figure figure) {
    return figure.value().orElseThrow();
  }

  /** The sum of the parts is the score, to the last digit. */
  @Property(tries = 30)
  void shouldAddUpToTheScore(@ForAll Random random) {
    Scene scene = new Scene(RandomMarket.of(random));
    for (int i = 0; i < 80; i++) {
      scene.book = RandomMarket.of(random);
      scene.now += 3_000;
      scene.look();
      Figure score = scene.last.depthAnomaly().score();
      BigDecimal sum =
          scene.last.depthAnomaly().contributions().values().stream()
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(score.value().orElse(BigDecimal.ZERO)).isEqualByComparingTo(sum);
      assertThat(sum).isBetween(BigDecimal.ZERO, new BigDecimal("100.02"));
      index(scene).ifPresent(index -> assertThat(index).isBetween(0.0, 100.0));
    }
    assertThat(scene.last.depthAnomaly().score().value()).isPresent();
  }

  private static Optional<Double> index(Scene scene) {
    return scene.last.liquidity().index().value().map(BigDecimal::doubleValue);
  }

  /** Whoever is restored says, byte for byte, what the one says that was never interrupted. */
  @Property(tries = 15)
  void shouldGoOnAfterARestore(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 260) int restoredAt) {
    RandomMarket market = new RandomMarket(random.nextLong());
    BookAnalyst kept = new BookAnalyst(AnalysisSettings.DEFAULT);
    BookAnalyst restored = kept;
    Worth worth =
        new Worth(OptionalDouble.of(1), OptionalDouble.of(1), false, OptionalDouble.of(0.5));
    for (int i = 0; i < 300; i++) {
      TestBook book = market.next(random.nextInt(100, 3_000));
      for (BookTrade trade : market.trades()) {
        kept.trade(trade);
        if (restored != kept) {
          restored.trade(trade);
        }
      }
      String said = json(kept, book, worth, market.now());
      if (restored != kept) {
        assertThat(json(restored, book, worth, market.now())).isEqualTo(said);
      }
      if (i == restoredAt) {
        String memory = Json.MAPPER.writeValueAsString(kept.memory());
        restored =
            BookAnalyst.from(
                AnalysisSettings.DEFAULT, Json.MAPPER.readValue(memory, AnalystMemory.class));
        assertThat(Json.MAPPER.writeValueAsString(restored.memory())).isEqualTo(memory);
        assertThat(memory.length()).isLessThan(60_000);
      }
    }
    assertThat(Json.MAPPER.writeValueAsString(restored.memory()))
        .isEqualTo(Json.MAPPER.writeValueAsString(kept.memory()));
  }

  private static String json(BookAnalyst analyst, TestBook book, Worth worth, long now) {
    Reading reading =
        analyst.look(Scene.INSTRUMENT, book.bids(), book.asks(), worth, Scene.moment(now));
    return Json.MAPPER.writeValueAsString(reading.analysis())
        + reading.observations().stream().map(Object::toString).toList();
  }
}
