package io.tidewatch.topology.futures;

import io.tidewatch.contract.alert.Inputs.ContractTerms;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactSerde;
import io.tidewatch.topology.compact.CompactWriter;
import io.tidewatch.topology.futures.bar.BarState;
import io.tidewatch.topology.futures.bar.ClosedMark;
import io.tidewatch.topology.futures.bar.RunningBar;
import io.tidewatch.topology.futures.market.Finding;
import io.tidewatch.topology.futures.market.RoundEntry;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;

/** Everything of the detector's own that goes to stores and internal topics, written compactly. */
public final class FuturesSerdes {
  private static final int FORMAT = 1;
  private static final int STATE_FORMAT = 2;
  private static final int PROGRESS = 0;
  private static final int JUDGED = 1;
  private static final int VERDICT = 0;
  private static final int WAITING = 1;
  private static final int HEARD = 2;

  public static final Serde<Bar> BAR =
      new CompactSerde<>(FORMAT, BarFormat::write, BarFormat::read);

  public static final Serde<Anomaly> ANOMALY =
      new CompactSerde<>(FORMAT, AnomalyFormat::write, AnomalyFormat::read);

  public static final Serde<SymbolState> STATE =
      new CompactSerde<>(STATE_FORMAT, FuturesSerdes::state, FuturesSerdes::state);

  public static final Serde<SymbolScores> SCORES =
      new CompactSerde<>(FORMAT, FuturesSerdes::scores, FuturesSerdes::scores);

  static final Serde<Finding> FINDING =
      new CompactSerde<>(FORMAT, FuturesSerdes::finding, FuturesSerdes::finding);

  static final Serde<RoundEntry> ROUND =
      new CompactSerde<>(FORMAT, FuturesSerdes::entry, FuturesSerdes::entry);

  private FuturesSerdes() {}

  private static void state(SymbolState state, CompactWriter writer) {
    ContractFacts contract = state.contract();
    BarFormat.decimal(contract.tickSize(), writer);
    BarFormat.count(contract.listedAt(), writer);
    writer.flag(contract.trading());
    writer.flag(state.bars().running().isPresent());
    state.bars().running().ifPresent(running -> running(running, writer));
    writer.flag(state.bars().closed().isPresent());
    state.bars().closed().ifPresent(mark -> mark(mark, writer));
    writer.whole(state.minute());
    writer.flag(state.asked().isPresent());
    state
        .asked()
        .ifPresent(asked -> writer.whole(asked.upTo()).whole(asked.attempt()).whole(asked.at()));
  }

  private static SymbolState state(CompactReader reader) {
    return new SymbolState(
        new ContractFacts(BarFormat.decimal(reader), BarFormat.count(reader), reader.flag()),
        new BarState(
            reader.flag() ? Optional.of(running(reader)) : Optional.empty(),
            reader.flag() ? Optional.of(mark(reader)) : Optional.empty()),
        reader.whole(),
        reader.flag()
            ? Optional.of(new Asked(reader.whole(), (int) reader.whole(), reader.whole()))
            : Optional.empty());
  }

  private static void scores(SymbolScores scores, CompactWriter writer) {
    anomaly(scores.closed(), writer);
    anomaly(scores.provisional(), writer);
  }

  private static SymbolScores scores(CompactReader reader) {
    return new SymbolScores(anomaly(reader), anomaly(reader));
  }

  private static void running(RunningBar running, CompactWriter writer) {
    BarFormat.write(running.kline(), writer);
    writer.whole(running.eventTime()).whole(running.firstOffset()).whole(running.lastOffset());
  }

  private static RunningBar running(CompactReader reader) {
    return new RunningBar(
        BarFormat.readKline(reader), reader.whole(), reader.whole(), reader.whole());
  }

  private static void mark(ClosedMark mark, CompactWriter writer) {
    writer
        .whole(mark.openTime())
        .octet(mark.by().ordinal())
        .whole(mark.closedAt())
        .flag(mark.lacksEnd());
  }

  private static ClosedMark mark(CompactReader reader) {
    return new ClosedMark(
        reader.whole(), BarFormat.closedBy(reader), reader.whole(), reader.flag());
  }

  private static void anomaly(Optional<Anomaly> anomaly, CompactWriter writer) {
    writer.flag(anomaly.isPresent());
    anomaly.ifPresent(present -> AnomalyFormat.write(present, writer));
  }

  private static Optional<Anomaly> anomaly(CompactReader reader) {
    return reader.flag() ? Optional.of(AnomalyFormat.read(reader)) : Optional.empty();
  }

  private static void finding(Finding finding, CompactWriter writer) {
    switch (finding) {
      case Finding.Progress(int partition, long at, long receivedAt, boolean live) ->
          writer.octet(PROGRESS).whole(partition).whole(at).whole(receivedAt).flag(live);
      case Finding.Judged judged -> judged(judged, writer.octet(JUDGED));
    }
  }

  /** Without terms nothing is judged again, so that what that takes need not be told either. */
  private static void judged(Finding.Judged judged, CompactWriter writer) {
    writer.whole(judged.partition()).whole(judged.at()).whole(judged.roundAt());
    AnomalyFormat.write(judged.anomaly(), writer);
    writer
        .whole(judged.receivedAt())
        .whole(judged.epoch())
        .whole(judged.firstOffset())
        .whole(judged.lastOffset())
        .flag(judged.live());
    judged
        .contract()
        .ifPresent(contract -> {
          BarFormat.decimal(contract.tickSize(), writer);
          BarFormat.count(contract.listedAt(), writer);
          writer.whole(judged.neededFrom());
        });
  }

  /** Used to end after the time. */
  private static Finding progress(int partition, long at, CompactReader reader) {
    return reader.isAtEnd()
        ? new Finding.Progress(partition, at, 0, false)
        : new Finding.Progress(partition, at, reader.whole(), reader.flag());
  }

  private static Finding finding(CompactReader reader) {
    int kind = reader.octet();
    return switch (kind) {
      case PROGRESS -> progress((int) reader.whole(), reader.whole(), reader);
      case JUDGED -> judged(reader);
      default -> throw new IllegalArgumentException("expected a finding, was kind " + kind);
    };
  }

  private static Finding.Judged judged(CompactReader reader) {
    int partition = (int) reader.whole();
    long at = reader.whole();
    long roundAt = reader.whole();
    Anomaly anomaly = AnomalyFormat.read(reader);
    long receivedAt = reader.whole();
    long epoch = reader.whole();
    long firstOffset = reader.whole();
    long lastOffset = reader.whole();
    boolean live = reader.flag();
    Optional<ContractTerms> contract = contract(reader);
    return new Finding.Judged(
        partition,
        at,
        roundAt,
        anomaly,
        receivedAt,
        epoch,
        firstOffset,
        // A finding used to end before it.
        reader.isAtEnd() ? firstOffset : reader.whole(),
        lastOffset,
        live,
        contract);
  }

  /** A finding used to end before it. */
  private static Optional<ContractTerms> contract(CompactReader reader) {
    return reader.isAtEnd()
        ? Optional.empty()
        : Optional.of(new ContractTerms(BarFormat.decimal(reader), BarFormat.count(reader)));
  }

  private static void entry(RoundEntry entry, CompactWriter writer) {
    switch (entry) {
      case RoundEntry.Verdict verdict ->
          writer
              .octet(VERDICT)
              .whole(verdict.round().at())
              .flag(verdict.round().provisional())
              .flag(verdict.marketWide())
              .whole(verdict.anomalous())
              .whole(verdict.symbols());
      case RoundEntry.Waiting(Finding.Judged judged, boolean late) ->
          judged(judged, writer.octet(WAITING).flag(late));
      case RoundEntry.Heard(int partition, long at) ->
          writer.octet(HEARD).whole(partition).whole(at);
    }
  }

  private static RoundEntry entry(CompactReader reader) {
    int kind = reader.octet();
    return switch (kind) {
      case VERDICT ->
          new RoundEntry.Verdict(
              new RoundEntry.Round(reader.whole(), reader.flag()),
              reader.flag(),
              (int) reader.whole(),
              (int) reader.whole());
      case WAITING -> {
        boolean late = reader.flag();
        yield new RoundEntry.Waiting(judged(reader), late);
      }
      case HEARD -> new RoundEntry.Heard((int) reader.whole(), reader.whole());
      default -> throw new IllegalArgumentException("expected part of a round, was kind " + kind);
    };
  }
}
