package io.tidewatch.simulator.book;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.simulator.book.BookScene.Expected;
import io.tidewatch.simulator.market.Round;
import io.tidewatch.simulator.okx.BookChange;
import io.tidewatch.simulator.okx.MarketStep;
import io.tidewatch.simulator.okx.OkxListing;
import io.tidewatch.simulator.okx.OkxPrint;
import io.tidewatch.simulator.okx.OkxServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Four books for half an hour, and which alerts they must raise under the default rules: a wall of
 * bids that is pulled as the price comes near (BTC-USDT), a wall of asks that is bought up
 * (ETH-USDT), bids that get thin for a while (SOL-USDT), and a book whose chain breaks and must be
 * healed without a word about prices (XRP-USDT). The same start gives the same books.
 */
public final class BookScenes {
  private static final long STEP_MS = 500;
  private static final long LENGTH_MS = at(26, 0);
  private static final long SEED = 20_261_007;
  private static final int CHURN = 3;
  private static final int STEPS_BETWEEN_PRINTS = 4;
  private static final int WALL = 10;
  private static final long LATEST_MS = 10_000;

  private final List<Line> lines;

  /** One instrument with its opening. */
  private record Line(OkxListing listing, BookChange opening, BookScene scene) {}

  private BookScenes(List<Line> lines) {
    this.lines = List.copyOf(lines);
  }

  /**
   * Writes them down.
   *
   * @param startMs event time of the start, epoch milliseconds
   */
  public static BookScenes standard(long startMs) {
    return standard(startMs, 1);
  }

  /**
   * The same several times in a row, one every forty minutes.
   *
   * @param rounds from 1
   */
  public static BookScenes standard(long startMs, int rounds) {
    return new BookScenes(
        List.of(
            new Stage("BTC-USDT", "3.0", "0.0001", 20_666, 6_450, startMs)
                .line(rounds, BookScenes::pull),
            new Stage("ETH-USDT", "0.15", "0.001", 20_666, 12_900, startMs)
                .line(rounds, BookScenes::absorb),
            new Stage("SOL-USDT", "0.007", "0.01", 20_000, 28_570, startMs)
                .line(rounds, BookScenes::thin),
            new Stage("XRP-USDT", "0.00003", "1", 17_333, 76_900, startMs)
                .line(rounds, BookScenes::breakChain)));
  }

  /** Every scene. */
  public List<BookScene> all() {
    return lines.stream().map(Line::scene).toList();
  }

  public List<String> instruments() {
    return all().stream().map(BookScene::instId).toList();
  }

  /** Lists the instruments at a venue, with the books they open with. */
  public void list(OkxServer server) {
    lines.forEach(line -> server.list(line.listing(), line.opening()));
  }

  private static void pull(Stage stage, long begin) {
    long wall = stage.book.bestBid() - 30;
    stage.calmUntil(begin + at(8, 0));
    stage.book.wall(wall, WALL * stage.medianLots);
    stage.calmUntil(begin + at(8, 20));
    for (int i = 0; i < 18; i++) {
      stage.move(-1);
    }
    stage.book.takeDown(wall);
    long gone = stage.nowMs();
    stage.calmUntil(begin + at(8, 45));
    for (int i = 0; i < 18; i++) {
      stage.move(1);
    }
    stage.expect("wall-appeared", Side.BUY, stage.startMs + begin + at(8, 0));
    stage.expect("wall-pulled", Side.BUY, gone);
  }

  private static void absorb(Stage stage, long begin) {
    long wall = stage.book.bestBid() + 21;
    long whole = WALL * stage.medianLots;
    stage.calmUntil(begin + at(12, 0));
    stage.book.wall(wall, whole);
    stage.calmUntil(begin + at(12, 15));
    for (int i = 0; i < 20; i++) {
      stage.move(1);
    }
    long eating = stage.nowMs();
    for (int i = 1; i <= WALL; i++) {
      long left = whole - i * stage.medianLots;
      if (left > 0) {
        stage.book.wall(wall, left);
      } else {
        stage.book.takeDown(wall);
        stage.book.moveTo(wall);
      }
      stage.step(Optional.of(stage.print(wall, stage.medianLots, true)));
    }
    stage.expect("wall-appeared", Side.SELL, stage.startMs + begin + at(12, 0));
    stage.expect("wall-absorbed", Side.SELL, eating);
  }

  private static void thin(Stage stage, long begin) {
    long thinned = begin + at(18, 0);
    stage.calmUntil(thinned);
    stage.book.thin(0.25, 1);
    stage.calmUntil(begin + at(20, 30));
    stage.book.thin(1, 1);
    stage.expect("depth-anomaly", Side.BOTH, stage.startMs + thinned);
    stage.expect("liquidity-shrink", Side.BUY, stage.startMs + thinned);
  }

  private static void breakChain(Stage stage, long begin) {
    stage.calmUntil(begin + at(22, 0));
    stage.steps.add(new BookStep.LosesNext(stage.nowMs()));
    stage.calmUntil(begin + at(22, 10));
    stage.steps.add(new BookStep.HealsBy(stage.nowMs()));
    stage.breaks++;
  }

  private static long at(int minute, int second) {
    return (minute * 60L + second) * 1_000;
  }

  /** Where one scene is written. */
  private static final class Stage {
    private final OkxListing listing;
    private final long medianLots;
    private final long startMs;
    private final GridBook book;
    private final BookChange opening;
    private final List<BookStep> steps = new ArrayList<>();
    private final List<Expected> due = new ArrayList<>();
    private int breaks;
    private long offsetMs;
    private long nextTradeId = 1;

    private Stage(
        String instId, String tick, String lot, long bestBid, long medianLots, long startMs) {
      this.listing = OkxListing.spot(instId, tick, lot);
      this.medianLots = medianLots;
      this.startMs = startMs;
      this.book = new GridBook(listing, bestBid, medianLots, new SplittableRandom(SEED + bestBid));
      this.opening = book.change(startMs);
    }

    private long nowMs() {
      return startMs + offsetMs;
    }

    private void calmUntil(long untilMs) {
      while (offsetMs < untilMs) {
        boolean prints = steps.size() % STEPS_BETWEEN_PRINTS == 0;
        boolean buys = steps.size() % (2 * STEPS_BETWEEN_PRINTS) == 0;
        long tick = buys ? book.bestBid() + 1 : book.bestBid();
        step(prints ? Optional.of(print(tick, medianLots / 20, buys)) : Optional.empty());
      }
    }

    private void move(int ticks) {
      book.moveTo(book.bestBid() + ticks);
      boolean up = ticks > 0;
      step(Optional.of(print(book.bestBid() + (up ? 0 : 1), medianLots / 2, up)));
    }

    private void step(Optional<OkxPrint> print) {
      offsetMs += STEP_MS;
      book.churn(CHURN);
      List<OkxPrint> prints = print.map(p -> List.of(at(nowMs(), p))).orElse(List.of());
      steps.add(new BookStep.Moves(new MarketStep(prints, book.change(nowMs()))));
    }

    private OkxPrint print(long tick, long lots, boolean takerBuys) {
      return new OkxPrint(nextTradeId++, book.price(tick), book.size(lots), takerBuys, nowMs());
    }

    private static OkxPrint at(long timeMs, OkxPrint print) {
      return new OkxPrint(print.tradeId(), print.price(), print.size(), print.takerBuys(), timeMs);
    }

    private void expect(String rule, Side side, long fromMs) {
      due.add(new Expected(rule, side, fromMs, fromMs + 2 * LATEST_MS));
    }

    /** Plays a scene in each round, and is calm before and after it. */
    private Line line(int rounds, Scene scene) {
      for (int round = 0; round < rounds; round++) {
        long begin = Round.beginMs(round);
        scene.play(this, begin);
        calmUntil(begin + LENGTH_MS);
      }
      return new Line(listing, opening, new BookScene(listing.instId(), steps, due, breaks));
    }
  }

  /** What happens to one book in a round. */
  private interface Scene {
    void play(Stage stage, long beginMs);
  }
}
