package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.alert.AlertLog;
import io.tidewatch.topology.clock.CommitPace;
import io.tidewatch.topology.clock.SpacedCommits;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent;
import io.tidewatch.topology.hyperliquid.HyperliquidFrame;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.RefusedRow;
import io.tidewatch.topology.price.PriceGrid;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Gives each record to {@link WhaleJudge}, and lets time pass by the times of records only. */
final class WhaleProcessor
    extends ContextualProcessor<String, Parsed<HyperliquidFrame>, String, WhaleOutput> {
  private static final long SECOND_MS = 1_000;

  private final WhaleSettings settings;
  private final CommitPace pace;
  private final DetectorCounters counters;
  private final PriceGrid grid = new PriceGrid(HyperliquidRecords.VENUE);
  private WhaleParts parts;
  private SpacedCommits commits;
  private Cancellable ticks;
  private Record<String, Parsed<HyperliquidFrame>> current;

  /** What is to be learned again from the stores before the first record. */
  private List<Runnable> restoring = List.of();

  WhaleProcessor(WhaleSettings settings, CommitPace pace, DetectorCounters counters) {
    this.settings = requireNonNull(settings, "settings");
    this.pace = requireNonNull(pace, "pace");
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public void init(ProcessorContext<String, WhaleOutput> context) {
    super.init(context);
    // After an aborted transaction the same processor is begun again: what it remembers may never
    // have been committed.
    grid.clear();
    parts = WhaleParts.over(context, settings, counters, this::forward);
    restoring = parts.restoring();
    commits = new SpacedCommits(context::commit, pace);
    ticks =
        context.schedule(
            WhaleSignalsTopology.COMMIT_TICK,
            PunctuationType.WALL_CLOCK_TIME,
            wallClockMs -> commits.tick());
  }

  @Override
  public void close() {
    ticks.cancel();
    counters.activeOrders(0);
  }

  @Override
  public void process(Record<String, Parsed<HyperliquidFrame>> record) {
    current = record;
    restoring.forEach(Runnable::run);
    restoring = List.of();
    if (!(record.value()
        instanceof Parsed.Ok<HyperliquidFrame>(HyperliquidFrame frame, byte[] raw))) {
      refuse((Parsed.Rejected<HyperliquidFrame>) record.value());
      return;
    }
    counters.add(Counter.FRAMES);
    Arrival arrival =
        new Arrival(
            record.timestamp(),
            context().recordMetadata().map(RecordMetadata::offset).orElse(0L),
            RawHeaders.number(record.headers(), RawHeaders.EPOCH).orElse(0),
            raw);
    parts.voice().hear(arrival);
    pass(frame.event(), record.timestamp());
    parts.judge().take(frame.event(), arrival);
    tellPrices(frame.event(), record.timestamp());
    for (RefusedRow row : frame.refused()) {
      refuse(new Parsed.Rejected<>(row.reason(), row.detail(), row.raw()));
    }
  }

  private void tellPrices(HyperliquidEvent event, long receivedMs) {
    switch (event) {
      case HyperliquidEvent.PublicTrades said ->
          said.trades()
              .forEach(trade -> tellPrice(trade.coin(), trade.price(), trade.time(), receivedMs));
      case HyperliquidEvent.Mids(Map<String, BigDecimal> mids) ->
          // In the same order in every process.
          new TreeMap<>(mids).forEach((coin, mid) -> tellPrice(coin, mid, receivedMs, receivedMs));
      default -> {}
    }
  }

  private void tellPrice(String coin, BigDecimal price, long at, long receivedMs) {
    grid.take(coin, price, at, receivedMs)
        .ifPresent(told -> forward(told.key(), new WhaleOutput.Priced(told)));
  }

  private void refuse(Parsed.Rejected<HyperliquidFrame> rejected) {
    forward(current.key(), new WhaleOutput.Refused(rejected));
  }

  /** Looks at what is due, on a grid of time, so that a restart finds the same. */
  private void pass(HyperliquidEvent event, long timeMs) {
    FeedClock clock = parts.clock();
    if (event instanceof HyperliquidEvent.Time said) {
      clock.hear(said);
    }
    long before = clock.at();
    clock.pass(timeMs);
    long now = clock.at();
    long second = now - now % SECOND_MS;
    if (second > before) {
      parts.market().hear(second);
      parts.statements().scan(second);
      parts.gaps().scan(second);
    }
    long scanMs = settings.scanEvery().toMillis();
    long scan = now - now % scanMs;
    if (scan > before) {
      parts.seen().forget(scan - settings.seenFor().toMillis() - scanMs);
    }
    // What is not over at a point of the grid is not over before the next; but more may be over at
    // once than one record ends.
    if (parts.orders().isAnyOver(now, clock.ordersTo())) {
      parts.orders().scanSessions(now);
      parts.orders().scan(clock.ordersTo());
    }
  }

  private void forward(String key, WhaleOutput output) {
    // A dead letter says how its record came.
    Headers headers =
        output instanceof WhaleOutput.Refused ? current.headers() : new RecordHeaders();
    context().forward(new Record<>(key, output, current.timestamp(), headers));
    if (output instanceof WhaleOutput.Raised(Alert alert)) {
      AlertLog.raised(alert);
    }
    if (output instanceof WhaleOutput.Signalled || output instanceof WhaleOutput.Commanded) {
      // Readers see it at the next commit: that should not wait for the interval.
      commits.askIfNew(current.timestamp());
    }
  }
}
