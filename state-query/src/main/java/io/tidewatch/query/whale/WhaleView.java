package io.tidewatch.query.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.WhaleAccount;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhalePosition;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of an address.
 *
 * @param account what the venue said last
 * @param positions what its fills make of that
 * @param openOrders orders whose fills are being added up
 */
public record WhaleView(
    WhaleSummary whale,
    Optional<WhaleAccount> account,
    List<WhalePosition> positions,
    List<WhaleOrder> openOrders) {
  public WhaleView {
    requireNonNull(whale, "whale");
    requireNonNull(account, "account");
    positions = List.copyOf(positions);
    openOrders = List.copyOf(openOrders);
  }
}
