package io.tidewatch.topology.binance;

import static io.tidewatch.topology.binance.FuturesFields.positive;
import static io.tidewatch.topology.binance.FuturesFields.time;

import io.tidewatch.topology.parse.JsonFields.Refusal;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads one element of {@code symbols} of {@code exchangeInfo}. */
final class ContractReader {
  private ContractReader() {}

  static FuturesFrame.Contract read(FuturesFields contract, long receivedMs) throws Refusal {
    Optional<JsonNode> onboard = contract.find("onboardDate");
    return new FuturesFrame.Contract(
        receivedMs,
        contract.text("symbol"),
        tickSize(contract),
        onboard.isEmpty() ? Optional.empty() : Optional.of(time(onboard.get(), "onboardDate")),
        contract.text("status").equals("TRADING"));
  }

  private static Optional<BigDecimal> tickSize(FuturesFields contract) throws Refusal {
    Optional<JsonNode> filters = contract.find("filters");
    if (filters.isPresent() && filters.get().isArray()) {
      for (JsonNode filter : filters.get()) {
        JsonNode type = filter.get("filterType");
        JsonNode tick = filter.get("tickSize");
        if (tick != null && type != null && "PRICE_FILTER".equals(type.asString(""))) {
          return Optional.of(positive(tick, "tickSize"));
        }
      }
    }
    return Optional.empty();
  }
}
