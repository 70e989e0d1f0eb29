package io.tidewatch.topology.recompute;

import io.tidewatch.contract.alert.Inputs;

/**
 * Gives what was measured of a book the snapshot's number that an alert has: how many snapshots
 * came before is nothing that can be told from one of them.
 */
final class BookEpochs {
  private BookEpochs() {}

  /** What was computed, with the number of what was told; as it is if they are of two kinds. */
  static Inputs like(Inputs told, Inputs now) {
    return switch (now) {
      case Inputs.DepthAnomaly it when told instanceof Inputs.DepthAnomaly of ->
          new Inputs.DepthAnomaly(
              it.base(),
              it.quote(),
              it.seqId(),
              of.bookEpoch(),
              it.contributions(),
              it.samples(),
              it.bandBps(),
              it.bidUsd(),
              it.askUsd(),
              it.spreadBps());
      case Inputs.LiquidityShrink it when told instanceof Inputs.LiquidityShrink of ->
          new Inputs.LiquidityShrink(
              it.base(),
              it.quote(),
              it.seqId(),
              of.bookEpoch(),
              it.bandBps(),
              it.bidUsd(),
              it.askUsd(),
              it.medianBidUsd(),
              it.medianAskUsd(),
              it.evaluations(),
              it.samples());
      case Inputs.WallEvent it when told instanceof Inputs.WallEvent of ->
          new Inputs.WallEvent(
              it.base(), it.quote(), it.seqId(), of.bookEpoch(), it.what(), it.walls());
      case Inputs.LevelBroken it when told instanceof Inputs.LevelBroken of ->
          new Inputs.LevelBroken(
              it.base(),
              it.quote(),
              it.seqId(),
              of.bookEpoch(),
              it.price(),
              it.zoneLow(),
              it.zoneHigh(),
              it.mid(),
              it.touches(),
              it.persistence(),
              it.since());
      default -> now;
    };
  }
}
