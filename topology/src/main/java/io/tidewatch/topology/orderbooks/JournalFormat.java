package io.tidewatch.topology.orderbooks;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;
import io.tidewatch.topology.okx.OkxTrade;
import io.tidewatch.topology.okx.TradesFrame;
import io.tidewatch.topology.orderbooks.book.FrameFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A journal entry in few bytes. Connections are not told apart by more than their epoch. */
final class JournalFormat {
  private static final int FORMAT = 1;
  private static final int BOOK = 0;
  private static final int TRADES = 1;
  private static final int CHANGED = 2;
  private static final int RETRIED = 3;

  private JournalFormat() {}

  /** An entry with its number. */
  record Numbered(long number, JournalEntry entry) {}

  static byte[] write(long number, JournalEntry entry) {
    CompactWriter writer = new CompactWriter().octet(FORMAT).whole(number);
    switch (entry) {
      case JournalEntry.Book(Arrival arrival, var frame) -> {
        write(arrival, writer.octet(BOOK));
        FrameFormat.write(frame, writer);
      }
      case JournalEntry.Trades(Arrival arrival, TradesFrame frame) -> {
        write(arrival, writer.octet(TRADES));
        writer.whole(frame.trades().size());
        frame.trades().forEach(trade -> write(trade, writer));
      }
      case JournalEntry.Changed(Circumstances circumstances) ->
          writer.octet(CHANGED).block(Json.MAPPER.writeValueAsBytes(circumstances));
      case JournalEntry.Retried(int attempt, long at) ->
          writer.octet(RETRIED).whole(attempt).whole(at);
    }
    return writer.toBytes();
  }

  /** The number alone. */
  static long number(byte[] bytes) {
    return begin(bytes).whole();
  }

  static Numbered read(byte[] bytes) {
    CompactReader reader = begin(bytes);
    long number = reader.whole();
    int kind = reader.octet();
    JournalEntry entry =
        switch (kind) {
          case BOOK -> new JournalEntry.Book(arrival(reader), FrameFormat.read(reader));
          case TRADES -> new JournalEntry.Trades(arrival(reader), trades(reader));
          case CHANGED ->
              new JournalEntry.Changed(Json.MAPPER.readValue(reader.block(), Circumstances.class));
          case RETRIED -> new JournalEntry.Retried((int) reader.whole(), reader.whole());
          default ->
              throw new IllegalArgumentException(
                  "expected an entry of kind 0 to 3, was one of kind " + kind);
        };
    return new Numbered(number, entry);
  }

  private static CompactReader begin(byte[] bytes) {
    CompactReader reader = new CompactReader(bytes);
    int format = reader.octet();
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "expected a journal of format " + FORMAT + ", was " + format);
    }
    return reader;
  }

  private static void write(Arrival arrival, CompactWriter writer) {
    writer.whole(arrival.offset()).whole(arrival.receivedMs()).signed(arrival.epoch());
  }

  private static Arrival arrival(CompactReader reader) {
    return new Arrival(reader.whole(), reader.whole(), reader.signed(), "");
  }

  static void write(OkxTrade trade, CompactWriter writer) {
    writer.whole(trade.tradeId()).whole(trade.timeMs());
    write(trade.price(), writer);
    write(trade.size(), writer);
    writer.whole((long) trade.count() << 1 | (trade.takerBuys() ? 1 : 0));
  }

  static OkxTrade trade(CompactReader reader) {
    long id = reader.whole();
    long timeMs = reader.whole();
    BigDecimal price = decimal(reader);
    BigDecimal size = decimal(reader);
    long facts = reader.whole();
    return new OkxTrade(id, price, size, timeMs, (facts & 1) == 1, (int) (facts >>> 1));
  }

  private static TradesFrame trades(CompactReader reader) {
    int count = reader.count();
    List<OkxTrade> trades = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      trades.add(trade(reader));
    }
    return new TradesFrame(Optional.empty(), trades);
  }

  private static void write(BigDecimal decimal, CompactWriter writer) {
    writer.octet(decimal.scale()).whole(decimal.unscaledValue().longValueExact());
  }

  private static BigDecimal decimal(CompactReader reader) {
    int scale = reader.octet();
    return BigDecimal.valueOf(reader.whole(), scale);
  }
}
