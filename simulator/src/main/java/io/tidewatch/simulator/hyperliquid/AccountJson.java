package io.tidewatch.simulator.hyperliquid;

import static io.tidewatch.simulator.hyperliquid.VenueJson.amount;
import static io.tidewatch.simulator.hyperliquid.VenueJson.object;
import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.hyperliquid.exchange.Account;
import io.tidewatch.simulator.hyperliquid.exchange.PerpContract;
import io.tidewatch.simulator.hyperliquid.exchange.Position;
import io.tidewatch.simulator.hyperliquid.exchange.SpotToken;
import io.tidewatch.simulator.hyperliquid.exchange.WhaleExchange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** States of accounts as the venue writes them. A flat contract is not in them. */
final class AccountJson {
  private static final BigDecimal LEVERAGE = BigDecimal.TEN;

  private final WhaleExchange exchange;

  AccountJson(WhaleExchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange");
  }

  /** Contracts. */
  Map<String, Object> positions(Account account) {
    List<Map<String, Object>> rows = new ArrayList<>();
    BigDecimal notional = BigDecimal.ZERO;
    BigDecimal unrealized = BigDecimal.ZERO;
    for (Map.Entry<String, Position> entry : account.positions().entrySet()) {
      Position position = entry.getValue();
      BigDecimal value = position.size().abs().multiply(exchange.price(entry.getKey()));
      BigDecimal gain = gain(entry.getKey(), position);
      notional = notional.add(value);
      unrealized = unrealized.add(gain);
      rows.add(object("type", "oneWay", "position", row(entry.getKey(), position, value, gain)));
    }
    Map<String, Object> summary =
        object(
            "accountValue", amount(account.cash().add(unrealized)),
            "totalNtlPos", amount(notional),
            "totalRawUsd", amount(account.cash()),
            "totalMarginUsed", amount(margin(notional)));
    return object(
        "marginSummary",
        summary,
        "crossMarginSummary",
        summary,
        "crossMaintenanceMarginUsed",
        amount(margin(notional)),
        "withdrawable",
        amount(account.cash().max(BigDecimal.ZERO)),
        "assetPositions",
        rows,
        "time",
        exchange.now());
  }

  private BigDecimal gain(String coin, Position position) {
    return exchange.price(coin).subtract(position.entry()).multiply(position.size());
  }

  private Map<String, Object> row(
      String coin, Position position, BigDecimal value, BigDecimal gain) {
    int maxLeverage = exchange.listing().perp(coin).map(PerpContract::maxLeverage).orElseThrow();
    return object(
        "coin", coin,
        "szi", amount(position.size()),
        "leverage", object("type", "cross", "value", LEVERAGE.intValueExact()),
        "entryPx", amount(position.entry()),
        "positionValue", amount(value),
        "unrealizedPnl", amount(gain),
        "returnOnEquity", amount(gain.divide(value.max(BigDecimal.ONE), MathContext.DECIMAL32)),
        "liquidationPx", null,
        "marginUsed", amount(margin(value)),
        "maxLeverage", maxLeverage,
        "cumFunding", object("allTime", "0.0", "sinceOpen", "0.0", "sinceChange", "0.0"));
  }

  private static BigDecimal margin(BigDecimal notional) {
    return notional.divide(LEVERAGE);
  }

  /** Spot balances by token. */
  Map<String, Object> balances(Account account) {
    Map<String, BigDecimal> held = account.balances();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (SpotToken token : exchange.listing().tokens()) {
      BigDecimal total = held.get(token.name());
      if (total != null) {
        rows.add(
            object(
                "coin", token.name(),
                "token", token.index(),
                "total", amount(total),
                "hold", "0.0",
                "entryNtl", "0.0"));
      }
    }
    return object("balances", rows);
  }
}
