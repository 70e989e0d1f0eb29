package io.tidewatch.topology.tokenpool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.clock.SpacedCommits;
import io.tidewatch.topology.dbotx.PairRow;
import io.tidewatch.topology.dbotx.PairsFrame;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.RefusedRow;
import io.tidewatch.topology.parse.RejectReason;
import io.tidewatch.topology.price.PoolPrice;
import io.tidewatch.topology.price.PriceGrid;
import io.tidewatch.topology.tokenpool.judge.PairItem;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Takes frames apart: one record for each pair, under the pair's address. */
final class FrameSplitter
    extends ContextualProcessor<String, Parsed<PairsFrame>, String, FrameOutput> {
  private static final Pattern BATCH = Pattern.compile("[1-9][0-9]{0,5}");
  private static final byte[] LIVE = Source.LIVE.wireName().getBytes(UTF_8);

  private final InstantSource clock;
  private final DetectorCounters counters;
  private final PriceGrid grid = new PriceGrid(PoolPrice.VENUE);
  private SpacedCommits commits;

  FrameSplitter(InstantSource clock, DetectorCounters counters) {
    this.clock = requireNonNull(clock, "clock");
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public void init(ProcessorContext<String, FrameOutput> context) {
    super.init(context);
    grid.clear();
    commits = new SpacedCommits(context::commit, clock, TokenPoolTopology.COMMIT_SPACING);
  }

  @Override
  public void process(Record<String, Parsed<PairsFrame>> record) {
    boolean ofBatch = record.key() != null && BATCH.matcher(record.key()).matches();
    switch (record.value()) {
      case Parsed.Rejected<PairsFrame> rejected -> {
        refuse(record, rejected);
        if (ofBatch) {
          tally(record, BatchTally.frame(0, 1, Optional.of(rejected.detail())));
        }
      }
      case Parsed.Ok<PairsFrame>(PairsFrame frame, byte[] raw) -> {
        if (ofBatch) {
          split(record, frame);
        } else {
          refuse(record, wrongBatch(record.key(), raw));
        }
      }
    }
  }

  private static Parsed.Rejected<PairsFrame> wrongBatch(String key, byte[] raw) {
    return new Parsed.Rejected<>(
        RejectReason.WRONG_BATCH, "expected the number of a batch as key, was '" + key + "'", raw);
  }

  private void split(Record<String, Parsed<PairsFrame>> record, PairsFrame frame) {
    counters.add(Counter.FRAMES);
    counters.add(Counter.ITEMS, frame.rows().size());
    counters.add(Counter.FIGURES_AS_TEXT, frame.figuresAsText());
    counters.add(Counter.UNREADABLE_FIGURES, frame.unreadableFigures());
    forwardItems(record, frame);
    List<RefusedRow> refused = frame.refused();
    for (RefusedRow row : refused) {
      refuse(record, new Parsed.Rejected<>(row.reason(), row.detail(), row.raw()));
    }
    Optional<String> error =
        refused.isEmpty() ? Optional.empty() : Optional.of(refused.getLast().detail());
    tally(record, BatchTally.frame(frame.rows().size(), refused.size(), error));
    // The next step sees the items at the next commit: that should not wait for the interval.
    commits.ask();
  }

  private void forwardItems(Record<String, Parsed<PairsFrame>> record, PairsFrame frame) {
    int batch = Integer.parseInt(record.key());
    int partition = context().recordMetadata().map(RecordMetadata::partition).orElse(0);
    long offset = context().recordMetadata().map(RecordMetadata::offset).orElse(0L);
    long epoch = RawHeaders.number(record.headers(), RawHeaders.EPOCH).orElse(0);
    boolean live = isLive(record.headers());
    for (PairRow row : frame.rows()) {
      PairItem item =
          new PairItem(row.figures(), frame.timeMs(), batch, partition, offset, epoch, live);
      forward(record, row.pair(), new FrameOutput.Item(item));
      tellPrice(record, row, frame.timeMs());
    }
  }

  private void tellPrice(Record<String, Parsed<PairsFrame>> record, PairRow row, long receivedMs) {
    PoolPrice.of(row.pair(), row.figures())
        .flatMap(told -> grid.take(told.instrument(), told.price(), receivedMs, receivedMs))
        .ifPresent(price -> forward(record, price.key(), new FrameOutput.Priced(price)));
  }

  private static boolean isLive(Headers headers) {
    Header source = headers.lastHeader(RawHeaders.SOURCE);
    return source != null && Arrays.equals(source.value(), LIVE);
  }

  private void refuse(
      Record<String, Parsed<PairsFrame>> record, Parsed.Rejected<PairsFrame> rejected) {
    context().forward(record.withValue(new FrameOutput.Refused(rejected)));
  }

  private void tally(Record<String, Parsed<PairsFrame>> record, BatchTally tally) {
    forward(record, record.key(), new FrameOutput.Tallied(tally));
  }

  /** Without the headers, which would go with each pair. */
  private void forward(Record<String, Parsed<PairsFrame>> record, String key, FrameOutput output) {
    context().forward(new Record<>(key, output, record.timestamp(), new RecordHeaders()));
  }
}
