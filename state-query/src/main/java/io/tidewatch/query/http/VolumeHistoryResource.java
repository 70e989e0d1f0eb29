package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.query.MarketClock;
import io.tidewatch.query.largetrades.MinuteReads;
import io.tidewatch.query.largetrades.MinuteView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Volumes by minute: {@code /api/volumes/{symbol}/history}. */
public final class VolumeHistoryResource implements Resource {
  private static final long DEFAULT_MINUTES = 60;
  private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();

  private final MinuteReads reads;
  private final Subjects subjects;
  private final MarketClock clock;

  public VolumeHistoryResource(MinuteReads reads, Subjects subjects, MarketClock clock) {
    this.reads = requireNonNull(reads, "reads");
    this.subjects = requireNonNull(subjects, "subjects");
    this.clock = requireNonNull(clock, "clock");
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
  public void register(RoutesConfig routes) {
    routes.get("/api/volumes/{symbol}/history", this::history);
  }

  private void history(Context context) {
    Parameters parameters = Parameters.of(context, "minutes", "from", "to");
    String symbol = subjects.canonical("symbol", context.pathParam("symbol"));
    long to = parameters.time("to").orElseGet(clock::nowMs);
    long from = from(parameters, to);
    List<MinuteView> minutes =
        reads.minutes(symbol, from, to).orElseThrow(() -> VolumesResource.unknown(symbol));
    Answers.ok(context, new History(symbol, from, to, minutes));
  }

  private long from(Parameters parameters, long to) {
    long most = reads.kept().toMinutes();
    Optional<Long> minutes = parameters.number("minutes", 1, most);
    Optional<Long> from = parameters.time("from");
    if (from.isEmpty()) {
      return to - minutes.orElse(Math.min(DEFAULT_MINUTES, most)) * MINUTE_MS;
    }
    if (minutes.isPresent()) {
      throw ApiException.badInput("minutes", "either minutes or from", "both");
    }
    Parameters.checkOrder(from.get(), to);
    if (to - from.get() > most * MINUTE_MS) {
      throw ApiException.badInput(
          "from", "a time at most " + most + " minutes before 'to'", from.get() + "");
    }
    return from.get();
  }
}
