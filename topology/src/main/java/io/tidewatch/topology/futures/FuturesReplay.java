package io.tidewatch.topology.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Inputs.ContractTerms;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.futures.Bar.ClosedBy;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.binance.FuturesFrame;
import io.tidewatch.topology.binance.FuturesFrameParser;
import io.tidewatch.topology.futures.bar.BarState;
import io.tidewatch.topology.futures.bar.ClosedMark;
import io.tidewatch.topology.futures.market.Finding;
import io.tidewatch.topology.futures.market.MarketView;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.ParsedSerde;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Takes the raw records that one bar of a contract was judged by as the detector does, without
 * saying anything, and scores it against the bars that were known then. Records of the topic of
 * bars come first. Not thread-safe.
 */
public final class FuturesReplay {
  private static final Deserializer<Parsed<FuturesFrame>> FRAMES =
      new ParsedSerde<>(new FuturesFrameParser(), FuturesFrameParser.MAX_BYTES).deserializer();
  private static final DetectorCounters NOBODY_READS =
      new DetectorCounters("futures-replay", FuturesTopology.COUNTED);

  private final ReplayTarget target;
  private final KnownBars bars;
  private final SymbolJudge judge;
  private Optional<Finding.Judged> found = Optional.empty();

  /**
   * What the last of the records led to.
   *
   * @param seen the scores, and whether they are anomalous
   * @param contract what is known of it then
   */
  public record Found(MarketView.Seen seen, ContractTerms contract) {
    public Found {
      requireNonNull(seen, "seen");
      requireNonNull(contract, "contract");
    }
  }

  public FuturesReplay(ReplayTarget target) {
    this.target = requireNonNull(target, "target");
    this.bars = new KnownBars(target);
    this.judge =
        new SymbolJudge(
            target.symbol(),
            start(target),
            SymbolScores.NONE,
            bars,
            receivedMs -> target.rule(),
            NOBODY_READS,
            (output, timeMs) -> hear(output));
  }

  private static SymbolState start(ReplayTarget target) {
    ContractFacts contract =
        new ContractFacts(target.contract().tickSize(), target.contract().listedAt(), true);
    return new SymbolState(contract, bars(target), 0, Optional.empty());
  }

  /** Where the bar was judged, the one before it was closed: what is older is late. */
  private static BarState bars(ReplayTarget target) {
    long openTime = target.roundAt() - 2 * Bar.LENGTH_MS;
    return target.provisional()
        ? BarState.INITIAL
        : new BarState(
            Optional.empty(),
            Optional.of(new ClosedMark(openTime, ClosedBy.FRAME, openTime + Bar.LENGTH_MS, false)));
  }

  /** Takes the next record of either topic; those of other contracts are passed over. */
  public void take(ConsumerRecord<String, byte[]> next) {
    if (!target.symbol().equals(next.key()) || next.partition() != target.partition()) {
      return;
    }
    if (next.topic().equals(Topics.FUTURES_BARS.name())) {
      bars.take(next);
    } else if (next.offset() <= target.lastOffset()) {
      follow(next);
    }
  }

  private void follow(ConsumerRecord<String, byte[]> raw) {
    Parsed<FuturesFrame> parsed =
        FuturesTopology.checkSymbol(
            raw.key(), FRAMES.deserialize(raw.topic(), raw.headers(), raw.value()));
    if (parsed instanceof Parsed.Ok<FuturesFrame>(FuturesFrame frame, byte[] bytes)
        && matters(frame, raw.offset())) {
      judge.take(
          frame,
          Arrival.of(raw.headers(), raw.timestamp(), raw.partition(), raw.offset()),
          frame.timeMs());
    }
  }

  /**
   * A span may begin anywhere, as it is that of all contracts of a partition. A frame has the whole
   * of its bar; only where the last record is of the next one, a frame before it has the figures.
   * What other bars came to is known from the beginning: following them as well would score against
   * what they were before they were put right.
   */
  private boolean matters(FuturesFrame frame, long offset) {
    return offset == target.lastOffset()
        || switch (frame) {
          case FuturesFrame.Contract contract -> true;
          case FuturesFrame.Live live ->
              !target.provisional()
                  && !live.closed()
                  && live.kline().openTime() == target.roundAt() - Bar.LENGTH_MS;
          case FuturesFrame.Rows rows -> false;
        };
  }

  private void hear(JudgeOutput output) {
    if (output instanceof JudgeOutput.Found(Finding.Judged judged)
        && judged.roundAt() == target.roundAt()
        && judged.anomaly().provisional() == target.provisional()
        && judged.lastOffset() == target.lastOffset()) {
      found = Optional.of(judged);
    }
  }

  /** The scores; empty if the records do not lead to any. */
  public Optional<Found> found() {
    return found.map(judged ->
        new Found(
            MarketJudge.see(judged.anomaly(), target.rule()), judge.state().contract().terms()));
  }

  /** What is scored. */
  public ReplayTarget target() {
    return target;
  }
}
