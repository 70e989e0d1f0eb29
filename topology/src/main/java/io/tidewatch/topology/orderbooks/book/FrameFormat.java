package io.tidewatch.topology.orderbooks.book;

import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;
import io.tidewatch.topology.okx.BookFrame;
import io.tidewatch.topology.okx.BookFrame.Kind;
import java.util.Optional;

/** A book frame in few bytes, without the name of the instrument. */
public final class FrameFormat {
  private static final Kind[] KINDS = {Kind.SNAPSHOT, Kind.UPDATE, Kind.SEED};

  private FrameFormat() {}

  public static void write(BookFrame frame, CompactWriter writer) {
    writer
        .octet(
            switch (frame.kind()) {
              case SNAPSHOT -> 0;
              case UPDATE -> 1;
              case SEED -> 2;
            })
        .whole(frame.timeMs())
        .signed(frame.seqId())
        .signed(frame.seqId() - frame.prevSeqId())
        .signed(frame.checksum());
    LevelsFormat.write(frame.asks(), writer);
    LevelsFormat.write(frame.bids(), writer);
  }

  public static BookFrame read(CompactReader reader) {
    int kind = reader.octet();
    if (kind >= KINDS.length) {
      throw new IllegalArgumentException("expected a kind of frame from 0 to 2, was " + kind);
    }
    long timeMs = reader.whole();
    long seqId = reader.signed();
    long prevSeqId = seqId - reader.signed();
    int checksum = (int) reader.signed();
    return new BookFrame(
        Optional.empty(),
        KINDS[kind],
        timeMs,
        seqId,
        prevSeqId,
        checksum,
        LevelsFormat.read(reader),
        LevelsFormat.read(reader));
  }
}
