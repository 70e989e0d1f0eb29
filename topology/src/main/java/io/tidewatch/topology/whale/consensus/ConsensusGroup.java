package io.tidewatch.topology.whale.consensus;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.AssetType;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.contract.whale.WhaleSignal;

/** A coin, and the side of it that addresses may agree on. */
public record ConsensusGroup(String coin, String symbol, AssetType assetType, PositionSide side) {
  public ConsensusGroup {
    requireNonNull(coin, "coin");
    requireNonNull(symbol, "symbol");
    requireNonNull(assetType, "assetType");
    requireNonNull(side, "side");
  }

  static ConsensusGroup of(WhaleSignal signal) {
    return new ConsensusGroup(signal.coin(), signal.symbol(), signal.assetType(), signal.side());
  }
}
