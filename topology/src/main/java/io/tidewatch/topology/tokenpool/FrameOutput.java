package io.tidewatch.topology.tokenpool;

import io.tidewatch.contract.price.Price;
import io.tidewatch.topology.dbotx.PairsFrame;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.tokenpool.judge.PairItem;

/** What a frame is made of. */
sealed interface FrameOutput {
  /** One pair; keyed by it. */
  record Item(PairItem item) implements FrameOutput {}

  /** What a pair costs. */
  record Priced(Price price) implements FrameOutput {}

  /** The frame, or a part of it, that cannot be used. */
  record Refused(Parsed.Rejected<PairsFrame> rejected) implements FrameOutput {}

  /** What counts for the batch; keyed by it. */
  record Tallied(BatchTally tally) implements FrameOutput {}
}
