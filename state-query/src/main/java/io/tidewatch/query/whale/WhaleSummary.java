package io.tidewatch.query.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.Tier;
import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WatchedAddress.Origin;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A watched address in a list.
 *
 * @param tier absent if nobody wants it any more
 * @param origin whose word counts
 * @param view absent until the feed watches it
 * @param since when it began to be watched, epoch milliseconds
 * @param positions how many it holds
 * @param accountValue USD, as the venue said last
 * @param spotTotalUsd value of its tokens whose price is known
 */
public record WhaleSummary(
    String address,
    Optional<String> label,
    Optional<Tier> tier,
    Optional<Origin> origin,
    Optional<View> view,
    Optional<Long> since,
    int positions,
    Optional<BigDecimal> accountValue,
    Optional<BigDecimal> spotTotalUsd) {
  public WhaleSummary {
    requireNonNull(address, "address");
    requireNonNull(label, "label");
    requireNonNull(tier, "tier");
    requireNonNull(origin, "origin");
    requireNonNull(view, "view");
    requireNonNull(since, "since");
    requireNonNull(accountValue, "accountValue");
    requireNonNull(spotTotalUsd, "spotTotalUsd");
  }
}
