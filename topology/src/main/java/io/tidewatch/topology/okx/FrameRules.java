package io.tidewatch.topology.okx;

import io.tidewatch.topology.okx.BookFrame.Kind;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.RejectReason;

/** What a book frame must be beyond having fields of the right types. */
final class FrameRules {
  /** Both sides of the channel have 400 levels each; a frame of more than these is none of it. */
  static final int MAX_LEVELS = 5_000;

  private FrameRules() {}

  /** Whether {@link #check} would pass. */
  static boolean hold(BookFrame frame) {
    return refusal(frame) == null;
  }

  static BookFrame check(BookFrame frame) throws Refusal {
    Refusal refusal = refusal(frame);
    if (refusal != null) {
      throw refusal;
    }
    return frame;
  }

  private static Refusal refusal(BookFrame frame) {
    int levels = frame.asks().size() + frame.bids().size();
    if (levels > MAX_LEVELS) {
      return new Refusal(
          RejectReason.TOO_LARGE, "expected at most " + MAX_LEVELS + " levels, was " + levels);
    }
    boolean whole = frame.kind() != Kind.UPDATE;
    if (whole && (frame.asks().hasEmptyLevel() || frame.bids().hasEmptyLevel())) {
      return new Refusal(
          RejectReason.NOT_POSITIVE, "expected sizes over 0 in a whole book, was one of 0");
    }
    if (frame.seqId() == BookFrame.NONE) {
      return withoutNumber(frame);
    }
    if (frame.seqId() < 0) {
      return new Refusal(
          RejectReason.OUT_OF_RANGE, "seqId: expected 0 or more, was " + frame.seqId());
    }
    boolean sound = whole ? frame.prevSeqId() == BookFrame.NONE : frame.prevSeqId() >= 0;
    return sound
        ? null
        : new Refusal(
            RejectReason.OUT_OF_RANGE,
            "prevSeqId: expected -1 in a snapshot and 0 or more in an update, was "
                + frame.prevSeqId()
                + " in a "
                + frame.kind());
  }

  /** Until 2022 the checksum alone showed that nothing was missing. */
  private static Refusal withoutNumber(BookFrame frame) {
    boolean checkable =
        frame.kind() != Kind.SEED && frame.prevSeqId() == BookFrame.NONE && frame.checksum() != 0;
    return checkable
        ? null
        : new Refusal(
            RejectReason.MISSING_FIELD,
            "expected seqId and prevSeqId, or a checksum other than 0, was neither");
  }
}
