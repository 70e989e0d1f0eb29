package io.tidewatch.topology.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Contract;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Contracts;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Mids;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.SpotPair;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.SpotPairs;
import io.tidewatch.topology.parse.JsonFields.Refusal;
import io.tidewatch.topology.parse.RefusedRow;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what can be traded, and for how much. */
final class MarketReader {
  private static final int MAX_DECIMALS = 18;

  private final Message message;

  MarketReader(Message message) {
    this.message = requireNonNull(message, "message");
  }

  /** {@code [{"universe":[...]},[...]]}: two arrays in the same order. */
  HyperliquidFrame contracts() throws Refusal {
    List<Value> both = Fields.array("answer", message.content());
    if (both.size() < 2) {
      throw new Refusal(
          RejectReason.MISSING_FIELD, "answer: expected two elements, was " + both.size());
    }
    List<Value> universe = Fields.of("meta", both.get(0)).array("universe");
    List<Value> figures = Fields.array("contexts", both.get(1));
    List<Contract> contracts = new ArrayList<>();
    List<RefusedRow> refused = new ArrayList<>();
    int paired = Math.min(universe.size(), figures.size());
    for (int i = 0; i < paired; i++) {
      try {
        contracts.add(contract(Fields.of("contract", universe.get(i)), figures.get(i)));
      } catch (Refusal refusal) {
        refused.add(universe.get(i).refused(refusal));
      }
    }
    Refusal alone =
        new Refusal(
            RejectReason.MISSING_FIELD,
            "expected as many contexts as contracts, "
                + universe.size()
                + ", was "
                + figures.size());
    rest(universe, paired).forEach(row -> refused.add(row.refused(alone)));
    rest(figures, paired).forEach(row -> refused.add(row.refused(alone)));
    return new HyperliquidFrame(message.receivedMs(), new Contracts(contracts), refused);
  }

  private static List<Value> rest(List<Value> rows, int from) {
    return rows.subList(from, rows.size());
  }

  private static Contract contract(Fields contract, Value context) throws Refusal {
    Optional<Fields> figures =
        context.isNull() ? Optional.empty() : Optional.of(Fields.of("context", context));
    return new Contract(
        contract.name("name"),
        contract.count("szDecimals", MAX_DECIMALS),
        contract.flagOrFalse("isDelisted"),
        figures.flatMap(all -> all.findDecimal("openInterest")).filter(oi -> oi.signum() >= 0),
        figures.flatMap(all -> all.findDecimal("markPx")).filter(price -> price.signum() > 0));
  }

  private record Token(long index, String name, int sizeDecimals) {}

  /** Pairs name their tokens by index, which is not the position in the array. */
  HyperliquidFrame spotPairs() throws Refusal {
    Fields answer = Fields.of("answer", message.content());
    Rows<Token> tokens = Rows.read(answer.array("tokens"), MarketReader::token);
    Map<Long, Token> byIndex = new HashMap<>();
    tokens.taken().forEach(token -> byIndex.put(token.index(), token));
    Rows<SpotPair> pairs = Rows.read(answer.array("universe"), row -> pair(row, byIndex));
    List<RefusedRow> refused = new ArrayList<>(tokens.refused());
    refused.addAll(pairs.refused());
    return new HyperliquidFrame(message.receivedMs(), new SpotPairs(pairs.taken()), refused);
  }

  private static Token token(Value row) throws Refusal {
    Fields token = Fields.of("token", row);
    return new Token(
        token.id("index"), token.name("name"), token.count("szDecimals", MAX_DECIMALS));
  }

  private static SpotPair pair(Value row, Map<Long, Token> tokens) throws Refusal {
    Fields pair = Fields.of("pair", row);
    List<Value> indexes = pair.array("tokens");
    if (indexes.size() != 2) {
      throw new Refusal(RejectReason.OUT_OF_RANGE, "tokens: expected two, was " + indexes.size());
    }
    Token base = named(indexes.get(0), tokens);
    Token quote = named(indexes.get(1), tokens);
    return new SpotPair(pair.name("name"), base.name(), quote.name(), base.sizeDecimals());
  }

  private static Token named(Value index, Map<Long, Token> tokens) throws Refusal {
    Token token = tokens.get(Words.id("tokens", index.text()));
    if (token == null) {
      throw new Refusal(
          RejectReason.OUT_OF_RANGE,
          "tokens: expected the index of a token, was " + Words.quoted(index.text()));
    }
    return token;
  }

  /** Mid prices, {@code {"BTC":"69172.5",...}}. */
  HyperliquidFrame mids() throws Refusal {
    Value content = message.content();
    Fields answer = Fields.of("answer", content);
    // The socket names them around the map, the answer is the map.
    Map<String, Value> prices =
        answer.find("mids").filter(Value::isObject).orElse(content).fields();
    Map<String, BigDecimal> mids = new HashMap<>();
    List<RefusedRow> refused = new ArrayList<>();
    prices.forEach((coin, price) -> {
      try {
        mids.put(Words.name("coin", coin), Words.positive("mid", price.text()));
      } catch (Refusal refusal) {
        refused.add(price.refused(refusal));
      }
    });
    return new HyperliquidFrame(message.receivedMs(), new Mids(mids), refused);
  }
}
