package io.tidewatch.simulator.dbotx;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pool as the search lists it.
 *
 * @param address of the pool
 * @param chain for example solana
 * @param poolType for example pump_amm
 * @param solReserve SOL in the pool; empty is told as null
 * @param volume24h buys and sells of 24 hours, USD; empty is told as null
 */
public record DbotxPool(
    String address,
    String chain,
    String poolType,
    Optional<BigDecimal> solReserve,
    Optional<BigDecimal> volume24h) {
  public DbotxPool {
    requireNonNull(address, "address");
    requireNonNull(chain, "chain");
    requireNonNull(poolType, "poolType");
    requireNonNull(solReserve, "solReserve");
    requireNonNull(volume24h, "volume24h");
  }

  /** On Solana, with both figures. */
  public static DbotxPool of(String address, long solReserve, long volume24h) {
    return new DbotxPool(
        address,
        "solana",
        "pump_amm",
        Optional.of(BigDecimal.valueOf(solReserve)),
        Optional.of(BigDecimal.valueOf(volume24h)));
  }

  ObjectNode row() {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("_id", address);
    row.put("chain", chain);
    row.put("poolType", poolType);
    row.put("tokenPrice", new BigDecimal("0.00000163"));
    row.put("tokenReserve", new BigDecimal("350150376.073629"));
    row.put("solReserve", solReserve.orElse(null));
    row.put("currencyReserve", solReserve.orElse(null));
    row.put("buyAndSellVolume24h", volume24h.orElse(null));
    row.put("isLaunchMigration", true);
    return row;
  }
}
