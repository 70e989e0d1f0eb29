package io.tidewatch.topology.whale;

import io.tidewatch.contract.whale.WhaleAccount.StatedPosition;
import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Balance;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Contract;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Contracts;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.FuturesState;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.LostTrades;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Mids;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.SpotPair;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.SpotPairs;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.SpotState;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the venue states, in few bytes. */
final class StatementFormat {
  private static final int CONTRACTS = 0;
  private static final int PAIRS = 1;
  private static final int MIDS = 2;
  private static final int LOST = 3;
  private static final int TIME = 4;

  private StatementFormat() {}

  static void write(AccountState account, CompactWriter writer) {
    Pieces.optional(account.futures(), writer, StatementFormat::write);
    Pieces.optional(account.waitingFutures(), writer, StatementFormat::write);
    Pieces.optional(account.spot(), writer, StatementFormat::write);
    Pieces.optional(account.waitingSpot(), writer, StatementFormat::write);
  }

  static AccountState account(CompactReader reader) {
    return new AccountState(
        Pieces.optional(reader, StatementFormat::futures),
        Pieces.optional(reader, StatementFormat::futures),
        Pieces.optional(reader, StatementFormat::spot),
        Pieces.optional(reader, StatementFormat::spot));
  }

  private static void write(FuturesState state, CompactWriter writer) {
    writer.text(state.user()).text(state.dex()).whole(state.time());
    Pieces.decimal(state.accountValue(), writer);
    Pieces.list(state.positions(), writer, StatementFormat::write);
  }

  private static FuturesState futures(CompactReader reader) {
    return new FuturesState(
        reader.text(),
        reader.text(),
        reader.whole(),
        Pieces.decimal(reader),
        Pieces.list(reader, StatementFormat::position));
  }

  private static void write(StatedPosition position, CompactWriter writer) {
    writer.text(position.coin()).decimal(position.size());
    Pieces.decimal(position.entryPrice(), writer);
    Pieces.decimal(position.value(), writer);
    Pieces.decimal(position.unrealizedPnl(), writer);
    Pieces.decimal(position.liquidationPrice(), writer);
    Pieces.decimal(position.leverage(), writer);
  }

  private static StatedPosition position(CompactReader reader) {
    return new StatedPosition(
        reader.text(),
        reader.decimal(),
        Pieces.decimal(reader),
        Pieces.decimal(reader),
        Pieces.decimal(reader),
        Pieces.decimal(reader),
        Pieces.decimal(reader));
  }

  private static void write(AccountState.StatedSpot spot, CompactWriter writer) {
    writer.text(spot.state().user());
    Pieces.list(
        spot.state().balances(),
        writer,
        (balance, to) -> to.text(balance.token()).decimal(balance.total()).decimal(balance.hold()));
    writer.whole(spot.at());
  }

  private static AccountState.StatedSpot spot(CompactReader reader) {
    SpotState state =
        new SpotState(
            reader.text(),
            Pieces.list(reader, from -> new Balance(from.text(), from.decimal(), from.decimal())));
    return new AccountState.StatedSpot(state, reader.whole());
  }

  static void write(HyperliquidEvent event, CompactWriter writer) {
    switch (event) {
      case Contracts(List<Contract> contracts) ->
          Pieces.list(contracts, writer.octet(CONTRACTS), StatementFormat::write);
      case SpotPairs(List<SpotPair> pairs) ->
          Pieces.list(pairs, writer.octet(PAIRS), StatementFormat::write);
      case Mids(Map<String, BigDecimal> mids) ->
          Pieces.list(
              List.copyOf(new TreeMap<>(mids).entrySet()),
              writer.octet(MIDS),
              (mid, to) -> to.text(mid.getKey()).decimal(mid.getValue()));
      case LostTrades lost -> {
        Pieces.text(lost.coin(), writer.octet(LOST));
        writer.whole(lost.from()).whole(lost.to());
      }
      case HyperliquidEvent.Time time -> writer.octet(TIME).whole(time.at());
      default -> throw new IllegalArgumentException("expected facts of the market, was " + event);
    }
  }

  static HyperliquidEvent event(CompactReader reader) {
    int kind = reader.octet();
    return switch (kind) {
      case CONTRACTS -> new Contracts(Pieces.list(reader, StatementFormat::contract));
      case PAIRS -> new SpotPairs(Pieces.list(reader, StatementFormat::pair));
      case MIDS -> {
        Map<String, BigDecimal> mids = new HashMap<>();
        Pieces.list(reader, from -> mids.put(from.text(), from.decimal()));
        yield new Mids(mids);
      }
      case LOST -> new LostTrades(Pieces.text(reader), reader.whole(), reader.whole());
      case TIME -> HyperliquidEvent.Time.complete(reader.whole());
      default -> throw new IllegalArgumentException("expected facts of kind 0 to 4, was " + kind);
    };
  }

  private static void write(Contract contract, CompactWriter writer) {
    writer.text(contract.coin()).whole(contract.sizeDecimals()).flag(contract.delisted());
    Pieces.decimal(contract.openInterest(), writer);
    Pieces.decimal(contract.markPrice(), writer);
  }

  private static Contract contract(CompactReader reader) {
    return new Contract(
        reader.text(),
        (int) reader.whole(),
        reader.flag(),
        Pieces.decimal(reader),
        Pieces.decimal(reader));
  }

  private static void write(SpotPair pair, CompactWriter writer) {
    writer.text(pair.coin()).text(pair.base()).text(pair.quote()).whole(pair.sizeDecimals());
  }

  private static SpotPair pair(CompactReader reader) {
    return new SpotPair(reader.text(), reader.text(), reader.text(), (int) reader.whole());
  }
}
