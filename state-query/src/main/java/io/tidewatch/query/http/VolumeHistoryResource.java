package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.tidewatch.query.MarketClock;
import io.tidewatch.query.largetrades.MinuteReads;
import io.tidewatch.query.largetrades.MinuteView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Volumes by minute: {@code /api/volumes/{symbol}/history}. */
public final class VolumeHistoryResource implements Resource {
  private static final int DEFAULT_MINUTES = 60;
  private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();

  private final MinuteReads reads;
  private final MarketClock clock;
  private final Parameter<Integer> minutes;

  public VolumeHistoryResource(MinuteReads reads, MarketClock clock) {
    this.reads = requireNonNull(reads, "reads");
    this.clock = requireNonNull(clock, "clock");
    int most = Math.toIntExact(reads.kept().toMinutes());
    this.minutes =
        Parameter.query("minutes", Kind.whole(1, most))
            .says(
                "how many minutes up to `to`; "
                    + Math.min(DEFAULT_MINUTES, most)
                    + " if `from` is not given either")
            .example(2);
  }

  /**
   * Minutes of a symbol.
   *
   * @param from event time asked for, epoch milliseconds, inclusive
   * @param to inclusive
   * @param minutes oldest first, only those in which something was traded
   */
  record History(String symbol, long from, long to, List<MinuteView> minutes) {}

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/api/volumes/{symbol}/history", this::history)
            .named(Tag.VOLUMES, "volumeHistory", "Volumes of a symbol by minute")
            .says("Without `to`, up to the newest trade of all.")
            .taking(VolumesResource.SYMBOL, minutes, Paging.FROM, Paging.TO)
            .answering(History.class)
            .refusing(404, "no trade of it was counted"));
  }

  private void history(Context context) {
    String symbol = Subjects.canonical("symbol", VolumesResource.SYMBOL.of(context));
    long to = Paging.TO.find(context).orElseGet(clock::nowMs);
    long from = from(context, to);
    List<MinuteView> found =
        reads.minutes(symbol, from, to).orElseThrow(() -> VolumesResource.unknown(symbol));
    Answers.ok(context, new History(symbol, from, to, found));
  }

  private long from(Context context, long to) {
    int most = Math.toIntExact(reads.kept().toMinutes());
    Optional<Integer> last = minutes.find(context);
    Optional<Long> from = Paging.FROM.find(context);
    if (from.isEmpty()) {
      return to - last.orElse(Math.min(DEFAULT_MINUTES, most)) * MINUTE_MS;
    }
    if (last.isPresent()) {
      throw ApiException.badInput("minutes", "either minutes or from", "both");
    }
    Paging.checkOrder(from.get(), to);
    if (to - from.get() > most * MINUTE_MS) {
      throw ApiException.badInput(
          "from", "a time at most " + most + " minutes before 'to'", from.get() + "");
    }
    return from.get();
  }
}
