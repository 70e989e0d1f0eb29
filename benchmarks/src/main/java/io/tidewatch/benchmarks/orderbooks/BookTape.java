package io.tidewatch.benchmarks.orderbooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.benchmarks.wire.Parcel;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.okx.BookView;
import io.tidewatch.simulator.okx.FrameTape;
import io.tidewatch.simulator.okx.MarketMaker;
import io.tidewatch.simulator.okx.OkxListing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Frames of many books, ten updates a second each: the instruments take turns at equal distances,
 * as a venue does not send all at once. Not thread-safe.
 */
final class BookTape {
  static final long STEP_NANOS = 100_000_000;
  static final int A_SECOND = (int) (1_000_000_000 / STEP_NANOS);

  // A tick of a third of a basis point: the 400 levels reach over the widest band compared.
  private static final BigDecimal MID = new BigDecimal("3000");
  private static final String TICK = "0.1";
  private static final String LOT = "0.001";

  private final long startMs;
  private final List<FrameTape> tapes = new ArrayList<>();
  private int steps;
  private long seq;

  /**
   * Begins with whole books.
   *
   * @param changed levels that an update changes on each side, at most
   * @param startMs event time of the first book, epoch milliseconds
   */
  BookTape(int instruments, int changed, long startMs, long seed) {
    this.startMs = startMs;
    for (int i = 0; i < instruments; i++) {
      tapes.add(
          new FrameTape(
              new MarketMaker(
                  OkxListing.spot(instId(i), TICK, LOT),
                  MID,
                  startMs + turnNanos(i, instruments) / 1_000_000,
                  MarketMaker.Style.LIVELY.withChangesPerSide(changed),
                  seed * instruments + i)));
    }
  }

  static String instId(int number) {
    return String.format(Locale.ROOT, "M%03d-USDT", number);
  }

  /** The row of an instrument, as far as the detector reads it. */
  static byte[] row(int number) {
    return """
    {"instType":"SPOT","instId":"%s","baseCcy":"M%03d","quoteCcy":"USDT","settleCcy":"",\
    "ctVal":"","ctMult":"","ctValCcy":"","ctType":"","tickSz":"%s","lotSz":"%s","state":"live"}\
    """
        .formatted(instId(number), number, TICK, LOT)
        .getBytes(UTF_8);
  }

  /** The whole books, due at the same moments as the updates after them. */
  List<Parcel> snapshots() {
    List<Parcel> parcels = new ArrayList<>();
    for (int i = 0; i < tapes.size(); i++) {
      parcels.add(parcel(tapes.get(i).snapshot(), i));
    }
    return parcels;
  }

  /** The next update of each instrument, prints first; due counts from the first books. */
  List<Parcel> next() {
    steps++;
    List<Parcel> parcels = new ArrayList<>();
    for (int i = 0; i < tapes.size(); i++) {
      for (FrameTape.Frame frame : tapes.get(i).next()) {
        parcels.add(parcel(frame, i));
      }
    }
    return parcels;
  }

  /** The books as they are now. */
  List<BookView> books() {
    return tapes.stream().map(FrameTape::book).toList();
  }

  /** What an update is known by. */
  static String name(String instId, long seqId) {
    return instId + "/" + seqId;
  }

  private Parcel parcel(FrameTape.Frame frame, int instrument) {
    boolean book = frame.channel().equals("books");
    Topic<String, byte[]> topic = Topics.OKX_FRAMES;
    long number = seq++;
    String name =
        book
            ? name(frame.instId(), tapes.get(instrument).book().seqId())
            : frame.instId() + "/trades " + number;
    long due = steps * STEP_NANOS + turnNanos(instrument, tapes.size());
    RawHeaders headers =
        new RawHeaders(
            "okx",
            frame.channel(),
            "benchmark",
            1,
            number,
            startMs * 1_000 + due / 1_000,
            Source.LIVE);
    return new Parcel(name, topic, frame.instId(), frame.text().getBytes(UTF_8), headers, due);
  }

  private static long turnNanos(int instrument, int instruments) {
    return STEP_NANOS * instrument / instruments;
  }
}
