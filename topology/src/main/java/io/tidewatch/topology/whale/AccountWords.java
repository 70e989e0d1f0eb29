package io.tidewatch.topology.whale;

import io.tidewatch.contract.whale.WhaleAccount;
import io.tidewatch.contract.whale.WhaleAccount.SpotBalance;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Balance;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.FuturesState;
import io.tidewatch.topology.whale.market.Market;
import io.tidewatch.topology.whale.position.Sizes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Tells people what the venue stated of an address. Pure. */
final class AccountWords {
  private AccountWords() {}

  /**
   * What an address has.
   *
   * @param market knows what tokens are worth
   */
  static WhaleAccount of(String address, Watch watch, AccountState account, Market market) {
    Optional<List<SpotBalance>> balances =
        account.spot().map(spot -> balances(spot.state().balances(), market));
    return new WhaleAccount(
        address,
        watch.label(),
        watch.view(),
        account.futures().flatMap(FuturesState::accountValue),
        account.futures().map(FuturesState::positions).orElse(List.of()),
        balances.orElse(List.of()),
        balances.map(AccountWords::total),
        Math.max(
            account.futures().map(FuturesState::time).orElse(0L),
            account.spot().map(AccountState.StatedSpot::at).orElse(0L)));
  }

  private static List<SpotBalance> balances(List<Balance> stated, Market market) {
    return stated.stream()
        .map(balance ->
            new SpotBalance(
                balance.token(),
                balance.total(),
                balance.hold(),
                market
                    .usd(balance.token())
                    .map(rate -> Sizes.plain(rate.multiply(balance.total())))))
        .toList();
  }

  /** Of those whose worth is known. */
  private static BigDecimal total(List<SpotBalance> balances) {
    return Sizes.plain(
        balances.stream()
            .flatMap(balance -> balance.usd().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }
}
