package io.tidewatch.topology.recompute;

import io.tidewatch.contract.whale.WhaleSignal;

/**
 * Gives a signal that was made again what no record of its fills has: the coin's open interest, the
 * entry of the position, and where the records stand.
 */
final class ToldOfMove {
  private ToldOfMove() {}

  /** What was computed, with the rest of what was told. */
  static WhaleSignal like(WhaleSignal told, WhaleSignal now) {
    return new WhaleSignal(
        now.id(),
        now.orderId(),
        now.address(),
        now.label(),
        now.assetType(),
        now.coin(),
        now.symbol(),
        now.base(),
        now.quote(),
        now.direction(),
        now.change(),
        now.side(),
        now.flip(),
        now.positionSize(),
        now.size(),
        now.price(),
        now.notional(),
        now.notionalUsd(),
        told.openInterestShare(),
        now.closeRate(),
        now.positionBefore(),
        now.positionAfter(),
        told.realizedPnl(),
        now.makerShare(),
        now.fills(),
        now.liquidation(),
        now.oid(),
        now.twapId(),
        now.part(),
        now.status(),
        now.flush(),
        now.view(),
        now.firstFillAt(),
        now.timestamp(),
        told.records());
  }
}
