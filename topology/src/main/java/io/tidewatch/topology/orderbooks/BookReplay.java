package io.tidewatch.topology.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.okx.BookFrame;
import io.tidewatch.topology.okx.InstrumentTerms;
import io.tidewatch.topology.okx.OkxFrame;
import io.tidewatch.topology.okx.OkxFrameParser;
import io.tidewatch.topology.okx.TradesFrame;
import io.tidewatch.topology.orderbooks.analysis.Observation;
import io.tidewatch.topology.orderbooks.analysis.Worth;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.ParsedSerde;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Follows one instrument's book through its raw records, from its snapshot on, as the detector
 * does, without saying anything. No history reaches over a snapshot, so nothing from before it is
 * missing; only the number of the snapshot is another. Not thread-safe.
 */
public final class BookReplay {
  private static final Deserializer<Parsed<OkxFrame>> FRAMES =
      new ParsedSerde<>(new OkxFrameParser(), OkxFrameParser.MAX_BYTES).deserializer();

  private final String instId;
  private final InstrumentEngine engine;

  private BookReplay(OkxInstrument instrument, OrderBooksSettings settings, Worth worth) {
    this.instId = instrument.name();
    DetectorCounters nobodyReads = new DetectorCounters("book-replay", OrderBooksTopology.COUNTED);
    this.engine =
        new InstrumentEngine(instrument, settings, nobodyReads, 0, (output, timeMs) -> {});
    engine.take(new JournalEntry.Changed(new Circumstances(worth, Map.of())));
  }

  /**
   * Begins.
   *
   * @param terms of the venue, where they are known
   * @return empty if nobody knows any more what the quote asset was worth
   */
  public static Optional<BookReplay> of(
      OkxInstrument instrument, OrderBooksSettings settings, Optional<InstrumentTerms> terms) {
    requireNonNull(settings, "settings");
    boolean dollars =
        instrument.quote().equals(WorthLookUp.DOLLAR)
            || SpotSymbol.USD_STABLECOINS.contains(instrument.quote());
    return dollars
        ? Optional.of(
            new BookReplay(
                instrument, settings, WorthLookUp.worth(instrument, terms, OptionalDouble.of(1))))
        : Optional.empty();
  }

  /** Takes the next record of the raw topic; those of other instruments are passed over. */
  public void take(ConsumerRecord<String, byte[]> rawRecord) {
    if (!instId.equals(rawRecord.key())
        || !(FRAMES.deserialize(rawRecord.topic(), rawRecord.headers(), rawRecord.value())
            instanceof Parsed.Ok<OkxFrame>(OkxFrame frame, byte[] raw))
        || !frame.instId().map(instId::equals).orElse(true)) {
      return;
    }
    Arrival arrival = Arrival.of(rawRecord.offset(), rawRecord.timestamp(), rawRecord.headers());
    engine.take(
        switch (frame) {
          case BookFrame book -> new JournalEntry.Book(arrival, book);
          case TradesFrame trades -> new JournalEntry.Trades(arrival, trades);
        });
  }

  /** What the look found that the last record of the instrument led to. */
  public List<Observation> observed() {
    return engine.observed();
  }
}
