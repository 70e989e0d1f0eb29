package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.WhalePosition.Cause;
import io.tidewatch.topology.whale.market.CoinFacts;
import io.tidewatch.topology.whale.position.Gap;
import io.tidewatch.topology.whale.position.Holding;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Compares statements with what an address's own fills make of its positions. They name them: a
 * statement only shows that some did not come. Not thread-safe.
 */
final class FillsReconciler {
  private final Holdings holdings;
  private final PositionKeeper positions;
  private final WhaleSettings settings;
  private final PositionListener listener;

  FillsReconciler(
      Holdings holdings,
      PositionKeeper positions,
      WhaleSettings settings,
      PositionListener listener) {
    this.holdings = requireNonNull(holdings, "holdings");
    this.positions = requireNonNull(positions, "positions");
    this.settings = requireNonNull(settings, "settings");
    this.listener = requireNonNull(listener, "listener");
  }

  void settle(String address, CoinFacts coin, Holding holding, Stated stated, long now) {
    long at = stated.at();
    if (!holding.waiting().isEmpty() || holding.statedTo() > at) {
      return;
    }
    boolean guessed = holding.isFromHistory() && !coin.sizes().near(holding.size(), stated.size());
    if (!holding.known() || guessed) {
      Holding set = holding.at(coin.sizes().tidy(stated.size()), stated.entry(), at).statedTo(at);
      holdings.put(address, coin.holding(), set);
      listener.set(address, set, Cause.SEED, Optional.empty(), at);
      return;
    }
    if (!holding.recent().hasAllAfter(at)) {
      // It waited for long, or too many came since then to know what was held.
      return;
    }
    BigDecimal ours = holding.size().subtract(holding.recent().after(at));
    if (coin.sizes().near(ours, stated.size())) {
      if (holding.gap().isPresent()) {
        holdings.put(address, coin.holding(), holding.with(Optional.empty()));
      } else if (holding.isFromHistory()) {
        holdings.put(address, coin.holding(), holding.statedTo(at));
      } else if (stated.teachesEntry(holding)) {
        holdings.put(address, coin.holding(), holding.withEntry(stated.entry()));
      }
      return;
    }
    Optional<Gap> gap = holding.gap();
    boolean hopeless =
        gap.filter(asked -> asked.answered() || asked.attempts() >= settings.backfillAttempts())
            .isPresent();
    if (gap.isEmpty()) {
      holdings.put(address, coin.holding(), holding.with(Optional.of(Gap.noticed(now))));
    } else if (hopeless && gap.get().since() <= at) {
      BigDecimal difference = coin.sizes().tidy(stated.size()).subtract(ours);
      Holding set = stated.correct(holding, difference).statedTo(at).with(Optional.empty());
      holdings.put(address, coin.holding(), set);
      positions.resynced(address, set, difference, at);
    }
  }
}
