package io.tidewatch.topology.futures.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidewatch.contract.futures.Anomaly.Status;
import io.tidewatch.contract.futures.Ranking;
import io.tidewatch.contract.futures.Ranking.Quadrant;
import io.tidewatch.topology.futures.FuturesTopology;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankingStepsTest {
  private static final long MINUTE = RankingDriver.MINUTE;
  private static final long HOUR = 60 * MINUTE;
  private static final long ROUND = 3 * MINUTE;
  private static final long START = 1_700_000_100_000L / (HOUR) * HOUR;

  @TempDir private Path directory;
  private int drivers;
  private RankingDriver driver;

  @BeforeEach
  void begin() {
    driver = driver(RankingSettings.DEFAULT);
  }

  private RankingDriver driver(RankingSettings settings) {
    return new RankingDriver(settings, directory.resolve(String.valueOf(drivers++)));
  }

  @AfterEach
  void end() {
    driver.close();
  }

  @Test
  void shouldMakeBothRankingsOnceAnIntervalAndTheGraceArePassed() {
    driver.price("AUSDT", START + MINUTE, "100");
    driver.price("AUSDT", START + ROUND + 9_999, "100");
    assertThat(driver.rankings()).isEmpty();

    driver.price("AUSDT", START + ROUND + 10_000, "100");

    assertThat(driver.rankings())
        .extracting(Ranking::key, Ranking::asOf)
        .containsExactly(tuple("coins", START + ROUND), tuple("open-interest", START + ROUND));
  }

  @Test
  void shouldMakeOnlyTheLastOfIntervalsThatArePassedAtOnce() {
    driver.price("AUSDT", START + MINUTE, "100");
    driver.price("AUSDT", START + 7 * ROUND + 11_000, "100");

    assertThat(driver.rankings())
        .extracting(Ranking::key, Ranking::asOf)
        .containsExactly(
            tuple("coins", START + 7 * ROUND), tuple("open-interest", START + 7 * ROUND));
  }

  @Test
  void shouldForgetNothingInAPause() {
    long now = fourHoursOfPrices();
    Ranking.Coin before = coin(next(now), "CALMUSDT");
    long later = now + 2 * HOUR;

    // The first to speak does so right before the end of an interval.
    driver.price("FLATUSDT", later + 9_900, "100");
    driver.price("FLATUSDT", later + 10_000, "100");
    assertThat(driver.rankings()).isEmpty();
    for (String symbol : List.of("CALMUSDT", "WILDUSDT", "FLATUSDT")) {
      for (int i = 0; i < 8; i++) {
        driver.bar(symbol, now + i * 15 * MINUTE, "101", "1000000", "500000");
      }
      driver.ticker(symbol, later + 20_000, "101", "96000000", "1");
    }
    driver.price("FLATUSDT", later + 2 * ROUND + 10_000, "100");

    Ranking.Coins coins = driver.coins();
    assertThat(coins.asOf()).isEqualTo(later + 2 * ROUND);
    assertThat(coins.compared()).isEqualTo(3);
    assertThat(coin(coins, "CALMUSDT").startTime()).isEqualTo(before.startTime());
    assertThat(coin(coins, "CALMUSDT").startPrice()).isEqualByComparingTo(before.startPrice());
  }

  @Test
  void shouldNotTakeTheEndOfABarThatIsJudgedLateForThePriceOfNow() {
    long now = fourHoursOfPrices();
    driver.price("CALMUSDT", now + 5_000, "102");
    driver.score("CALMUSDT", now - 15 * MINUTE, now + 13_000, "100", "0", "0");
    driver.price("CALMUSDT", now + 60_000, "102");
    driver.score("CALMUSDT", now - 30 * MINUTE, now + 70_000, "150", "0", "0");

    Ranking.Coin coin = coin(next(now), "CALMUSDT");
    assertThat(coin.currentPrice()).isEqualByComparingTo("102");
    assertThat(coin.maxPrice()).isEqualByComparingTo("102");
  }

  @Test
  void shouldNotMakeRankingsOfTimesThatAreOnlyFetched() {
    for (int i = 0; i < 96; i++) {
      driver.bar("AUSDT", START + i * 15 * MINUTE, "100", "1000", "500");
    }

    assertThat(driver.rankings()).isEmpty();
  }

  @Test
  void shouldPutTheCoinThatRoseMoreThanItDoesFirst() {
    long now = fourHoursOfPrices();

    driver.price("CALMUSDT", now, "102");
    driver.price("WILDUSDT", now, "102");
    driver.price("FLATUSDT", now, "100");
    Ranking.Coins coins = next(now);

    assertThat(coins.compared()).isEqualTo(3);
    assertThat(coins.coins())
        .extracting(Ranking.Coin::symbol)
        .containsExactly("CALMUSDT", "WILDUSDT", "FLATUSDT");
    assertThat(coins.coins()).extracting(Ranking.Coin::rank).containsExactly(1, 2, 3);
  }

  @Test
  void shouldRememberSinceWhenACoinIsRankedAndItsHighestPrice() {
    long now = fourHoursOfPrices();
    Ranking.Coin first = coin(next(now), "CALMUSDT");
    driver.price("CALMUSDT", now + ROUND + 20_000, "130");
    driver.price("CALMUSDT", now + ROUND + 80_000, "110");

    Ranking.Coin second = coin(next(now + ROUND), "CALMUSDT");

    assertThat(second.startTime()).isEqualTo(first.startTime());
    assertThat(second.startPrice()).isEqualByComparingTo(first.startPrice());
    assertThat(second.currentPrice()).isEqualByComparingTo("110");
    assertThat(second.maxPrice()).isEqualByComparingTo("130");
    assertThat(second.increasePercent())
        .isEqualByComparingTo(
            new BigDecimal("11000")
                .divide(first.startPrice(), 4, RoundingMode.HALF_EVEN)
                .subtract(BigDecimal.valueOf(100)));
  }

  @Test
  void shouldForgetTheStartOfACoinThatFellFarBack() {
    driver.close();
    driver = driver(small(1, 0));
    long now = fourHoursOfPrices();
    driver.price("CALMUSDT", now, "105");
    assertThat(next(now).coins()).extracting(Ranking.Coin::symbol).containsExactly("CALMUSDT");
    driver.price("CALMUSDT", now + ROUND, "90");
    driver.price("WILDUSDT", now + ROUND, "120");
    assertThat(next(now + ROUND).coins())
        .extracting(Ranking.Coin::symbol)
        .containsExactly("WILDUSDT");
    driver.price("CALMUSDT", now + 2 * ROUND, "150");

    Ranking.Coins back = next(now + 2 * ROUND);

    assertThat(coin(back, "CALMUSDT").startTime()).isEqualTo(back.asOf());
    assertThat(coin(back, "CALMUSDT").startPrice()).isEqualByComparingTo("150");
  }

  @Test
  void shouldKeepTheStartOfACoinThatFellBackByAPlace() {
    driver.close();
    driver = driver(small(1, 1));
    long now = fourHoursOfPrices();
    driver.price("CALMUSDT", now, "105");
    Ranking.Coin first = coin(next(now), "CALMUSDT");
    driver.price("CALMUSDT", now + ROUND, "101");
    driver.price("WILDUSDT", now + ROUND, "150");
    assertThat(next(now + ROUND).coins())
        .extracting(Ranking.Coin::symbol)
        .containsExactly("WILDUSDT");
    driver.price("CALMUSDT", now + 2 * ROUND, "150");

    assertThat(coin(next(now + 2 * ROUND), "CALMUSDT").startTime()).isEqualTo(first.startTime());
  }

  @Test
  void shouldNotRankNewOrUnknownCoins() {
    long now = fourHoursOfPrices();
    driver.price("WILDUSDT", now + MINUTE, "100", Status.NEW);
    driver.price("FLATUSDT", now + MINUTE, "100", Status.WARMUP);

    assertThat(next(now + ROUND).coins())
        .extracting(Ranking.Coin::symbol)
        .containsExactly("CALMUSDT");
  }

  @Test
  void shouldNotRankCoinsThatAreHardlyTraded() {
    long now = fourHoursOfPrices();
    driver.ticker("WILDUSDT", now, "100", "999999.99", "1");
    driver.ticker("FLATUSDT", now, "100", "1000000", "1");

    assertThat(next(now).coins())
        .extracting(Ranking.Coin::symbol)
        .containsExactlyInAnyOrder("CALMUSDT", "FLATUSDT");
  }

  @Test
  void shouldPutTheMoreTradedOfTwoEqualsFirstAndThenByName() {
    driver.close();
    driver = driver(RankingSettings.DEFAULT);
    for (String symbol : List.of("CUSDT", "AUSDT", "BUSDT")) {
      for (int i = 0; i <= 96; i++) {
        driver.bar(symbol, START + i * 15 * MINUTE, "100", "1000000", "500000");
      }
      driver.score(symbol, START + 96 * 15 * MINUTE, "100", "0", "0");
    }
    long now = START + 97 * 15 * MINUTE;
    driver.ticker("AUSDT", now, "100", "2000000", "0");
    driver.ticker("BUSDT", now, "100", "2000000", "0");
    driver.ticker("CUSDT", now, "100", "3000000", "0");

    // The volume is a part of the score too: a surge against less of a day is a higher one.
    assertThat(next(now).coins())
        .extracting(Ranking.Coin::symbol)
        .containsExactly("AUSDT", "BUSDT", "CUSDT");
  }

  @Test
  void shouldRankByChangeOfOpenInterestInContracts() {
    long now = START + HOUR;
    for (String symbol : List.of("AUSDT", "BUSDT", "SMALLUSDT")) {
      driver.price(symbol, START, "100");
      driver.held(symbol, START, symbol.equals("SMALLUSDT") ? "100" : "100000");
    }
    driver.price("AUSDT", now, "110");
    driver.price("BUSDT", now, "90");
    driver.price("SMALLUSDT", now, "100");
    driver.held("AUSDT", now, "101000.5");
    driver.held("BUSDT", now, "95000");
    driver.held("SMALLUSDT", now, "200");

    Ranking.OpenInterest ranking = nextOpenInterest(now);

    assertThat(ranking.compared()).isEqualTo(2);
    assertThat(ranking.lagMs()).isEqualTo(HOUR);
    assertThat(ranking.contracts())
        .extracting(Ranking.Contract::symbol)
        .containsExactly("BUSDT", "AUSDT");
    Ranking.Contract second = ranking.contracts().getLast();
    assertThat(second.rank()).isEqualTo(2);
    assertThat(second.currentOi()).isEqualByComparingTo("101000.5");
    assertThat(second.currentOiValue()).isEqualByComparingTo("11110055");
    assertThat(second.oiDelta()).isEqualByComparingTo("1000.5");
    assertThat(second.oiDeltaPercent()).isEqualByComparingTo("1.0005");
    assertThat(second.oiDeltaValue()).isEqualByComparingTo("110055");
    assertThat(second.priceDeltaPercent()).isEqualByComparingTo("10");
    assertThat(second.quadrant()).isEqualTo(Quadrant.NEW_LONGS);
    assertThat(second.stale()).isFalse();
    assertThat(ranking.contracts().getFirst().quadrant()).isEqualTo(Quadrant.LONG_UNWIND);
  }

  @Test
  void shouldUseTheFetchedHistoryBeforeItsOwn() {
    long now = START + HOUR;
    driver.answer(
        "open-interest-history",
        "AUSDT",
        """
        [{"symbol":"AUSDT","sumOpenInterest":"100000","sumOpenInterestValue":"10000000",\
        "timestamp":"%d"},{"symbol":"AUSDT","sumOpenInterest":"bad","timestamp":1}]\
        """
            .formatted(START),
        now);
    driver.price("AUSDT", now, "105");
    driver.held("AUSDT", now, "110000");

    Ranking.Contract contract = nextOpenInterest(now).contracts().getFirst();

    assertThat(contract.oiDeltaPercent()).isEqualByComparingTo("10");
    assertThat(contract.priceDeltaPercent()).isEqualByComparingTo("5");
    assertThat(driver.deadLetters()).hasSize(1);
    assertThat(driver.counters.rejected(RejectReason.WRONG_TYPE)).isEqualTo(1);
  }

  @Test
  void shouldMarkOpenInterestThatIsOlderThanTwoPolls() {
    long now = START + HOUR;
    driver.price("AUSDT", START, "100");
    driver.held("AUSDT", START, "100000");
    driver.price("AUSDT", now, "100");
    driver.held("AUSDT", now, "110000");
    for (int i = 1; i < 4; i++) {
      driver.price("AUSDT", now + i * ROUND, "100");
    }

    assertThat(nextOpenInterest(now + ROUND).contracts().getFirst().stale()).isFalse();
    assertThat(nextOpenInterest(now + 3 * ROUND).contracts().getFirst().stale()).isTrue();
    pass(now + 10 * ROUND);
    pass(now + 17 * ROUND);
    assertThat(nextOpenInterest(now + 3 * ROUND + HOUR).contracts()).isEmpty();
  }

  @Test
  void shouldSayWhoHoldsAndWhetherTakersAgree() {
    long now = START + HOUR;
    driver.price("AUSDT", START, "100");
    driver.held("AUSDT", START, "100000");
    for (int i = 0; i < 4; i++) {
      driver.bar("AUSDT", START + i * 15 * MINUTE, "101", "1000", i == 0 ? "100" : "900");
    }
    driver.price("AUSDT", now, "110");
    driver.held("AUSDT", now, "110000");
    driver.answer(
        "top-positions",
        "AUSDT",
        "[{\"symbol\":\"AUSDT\",\"longAccount\":\"0.3\",\"shortAccount\":\"0.1\",\"timestamp\":%d}]"
            .formatted(now - 27 * MINUTE),
        now);
    driver.answer(
        "global-accounts",
        "AUSDT",
        "[{\"symbol\":\"AUSDT\",\"longAccount\":\"0.3\",\"shortAccount\":\"0.1\",\"timestamp\":%d}]"
            .formatted(now - 31 * MINUTE),
        now);

    Ranking.Contract contract = nextOpenInterest(now).contracts().getFirst();

    assertThat(contract.netLong())
        .hasValueSatisfying(share -> assertThat(share).isEqualByComparingTo("0.75"));
    assertThat(contract.netShort())
        .hasValueSatisfying(share -> assertThat(share).isEqualByComparingTo("0.25"));
    assertThat(contract.globalLong()).as("older than two periods").isEmpty();
    assertThat(contract.quadrant()).isEqualTo(Quadrant.NEW_LONGS);
    assertThat(contract.confirmed()).contains(true);
  }

  @Test
  void shouldRefuseFactsUnderAnotherSymbol() {
    driver.answer(
        "open-interest",
        "AUSDT",
        "{\"symbol\":\"BUSDT\",\"openInterest\":\"1\",\"time\":1}",
        START);

    assertThat(driver.deadLetters()).hasSize(1);
    assertThat(driver.counters.rejected(RejectReason.WRONG_SYMBOL)).isEqualTo(1);
  }

  @Test
  void shouldGoOnAfterARestartAsIfNothingHadHappened() {
    long now = fourHoursOfPrices();
    Ranking.Coins before = next(now);
    try (RankingDriver restarted = driver(RankingSettings.DEFAULT)) {
      driver.handOverTo(restarted);
      for (RankingDriver each : List.of(driver, restarted)) {
        each.price("CALMUSDT", now + ROUND, "103");
        each.price("WILDUSDT", now + 2 * ROUND + 10_000, "99");
      }

      List<Ranking> after = restarted.rankings();

      assertThat(after).isNotEmpty().isEqualTo(driver.rankings());
      assertThat(coin((Ranking.Coins) after.getFirst(), "CALMUSDT").startTime())
          .isEqualTo(before.asOf());
    }
  }

  @Test
  void shouldForgetSymbolsThatNothingIsHeardOf() {
    fourHoursOfPrices();
    driver.held("GONEUSDT", START, "1");
    driver.price("AUSDT", START + 60 * HOUR, "1");
    driver.price("AUSDT", START + 60 * HOUR + ROUND + 10_000, "1");

    assertThat(driver.size(FuturesTopology.FACTS_STORE)).isEqualTo(1);
    assertThat(driver.size(RankingSteps.HISTORY_STORE)).isEqualTo(2);
  }

  @Test
  void shouldBoundWhatIsKeptOfASymbol() {
    for (int i = 0; i < 24 * 20 * 3; i++) {
      driver.price("AUSDT", START + i * ROUND, "100");
      driver.held("AUSDT", START + i * ROUND, "100");
    }

    assertThat(driver.size(FuturesTopology.FACTS_STORE)).isEqualTo(1);
    assertThat(driver.size(RankingSteps.HISTORY_STORE)).isEqualTo(2 * PointRing.SLOTS);
  }

  private static RankingSettings small(int coins, int placesToLeave) {
    return new RankingSettings(
        Duration.ofMinutes(3),
        Duration.ofSeconds(10),
        coins,
        20,
        placesToLeave,
        BigDecimal.valueOf(1_000_000),
        BigDecimal.valueOf(5_000_000),
        Duration.ofHours(1));
  }

  /** A day of three coins at 100: one that hardly moves, one that moves, one that does not. */
  private long fourHoursOfPrices() {
    long bars = 100;
    for (int i = 0; i <= bars; i++) {
      long openTime = START + i * 15 * MINUTE;
      driver.bar("CALMUSDT", openTime, i % 2 == 0 ? "100" : "100.2", "1000000", "500000");
      driver.bar("WILDUSDT", openTime, i % 2 == 0 ? "100" : "102", "1000000", "500000");
      driver.bar("FLATUSDT", openTime, "100", "1000000", "500000");
    }
    long now = START + (bars + 1) * 15 * MINUTE;
    for (String symbol : List.of("CALMUSDT", "WILDUSDT", "FLATUSDT")) {
      driver.score(symbol, now - 15 * MINUTE, "100", "0", "0");
    }
    return now;
  }

  /** Lets the interval that a time ends, or lies in, be passed. */
  private Ranking.Coins next(long now) {
    pass(now);
    return driver.coins();
  }

  private Ranking.OpenInterest nextOpenInterest(long now) {
    pass(now);
    return driver.openInterest();
  }

  private void pass(long now) {
    driver.price("CLOCKUSDT", now + ROUND + 10_000, "1", Status.WARMUP);
  }

  private static Ranking.Coin coin(Ranking.Coins ranking, String symbol) {
    return ranking.coins().stream()
        .filter(coin -> coin.symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }
}
