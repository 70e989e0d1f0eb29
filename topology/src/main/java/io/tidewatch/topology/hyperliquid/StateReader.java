package io.tidewatch.topology.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.WhaleAccount.StatedPosition;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Balance;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.FuturesState;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.SpotState;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what an address holds. A state is refused as a whole if one row cannot be read: what is
 * left out would be taken for flat. Figures that only add to a row may be unreadable.
 */
final class StateReader {
  private final Message message;

  StateReader(Message message) {
    this.message = requireNonNull(message, "message");
  }

  /** A frame of the socket, which names address and dex around the state, or the bare state. */
  HyperliquidFrame futures() throws Refusal {
    Fields content = Fields.of("state", message.content());
    boolean wrapped = content.find("clearinghouseState").isPresent();
    Fields state = wrapped ? content.object("clearinghouseState") : content;
    String dex = wrapped ? content.findName("dex").orElse("") : "";
    List<StatedPosition> positions = new ArrayList<>();
    for (Value row : state.array("assetPositions")) {
      positions.add(position(Fields.of("row", row).object("position")));
    }
    return frame(
        new FuturesState(message.user(content), dex, time(state), accountValue(state), positions));
  }

  /** States of 2023 name no time: then they are as old as their receipt. */
  private long time(Fields state) throws Refusal {
    return state.find("time").isEmpty()
        ? message.receivedMs()
        : state.pastTime("time", message.receivedMs());
  }

  private static Optional<BigDecimal> accountValue(Fields state) throws Refusal {
    return state.find("marginSummary").isEmpty()
        ? Optional.empty()
        : state.object("marginSummary").findDecimal("accountValue");
  }

  private static StatedPosition position(Fields position) throws Refusal {
    return new StatedPosition(
        position.name("coin"),
        position.decimal("szi"),
        position.findDecimal("entryPx"),
        position.findDecimal("positionValue"),
        position.findDecimal("unrealizedPnl"),
        position.findDecimal("liquidationPx"),
        position.find("leverage").isEmpty()
            ? Optional.empty()
            : position.object("leverage").findDecimal("value"));
  }

  HyperliquidFrame spot() throws Refusal {
    Fields content = Fields.of("state", message.content());
    Fields state = content.find("spotState").isPresent() ? content.object("spotState") : content;
    List<Balance> balances = new ArrayList<>();
    for (Value row : state.array("balances")) {
      Fields balance = Fields.of("balance", row);
      balances.add(
          new Balance(
              balance.name("coin"),
              balance.decimal("total"),
              balance.findDecimal("hold").orElse(BigDecimal.ZERO)));
    }
    return frame(new SpotState(message.user(content), balances));
  }

  private HyperliquidFrame frame(HyperliquidEvent event) {
    return new HyperliquidFrame(message.receivedMs(), event, List.of());
  }
}
