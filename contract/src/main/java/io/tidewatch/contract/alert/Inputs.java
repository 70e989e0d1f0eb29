package io.tidewatch.contract.alert;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.pool.PairFigures;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.whale.AssetType;
import io.tidewatch.contract.whale.CountedMove;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.contract.whale.WhaleBasis;
import io.tidewatch.contract.whale.WhaleSignal;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a detector measured; one record for each detector. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Inputs.LargeTrades.class, name = "large-trades"),
  @JsonSubTypes.Type(value = Inputs.DepthAnomaly.class, name = "depth-anomaly"),
  @JsonSubTypes.Type(value = Inputs.LiquidityShrink.class, name = "liquidity-shrink"),
  @JsonSubTypes.Type(value = Inputs.WallEvent.class, name = "wall"),
  @JsonSubTypes.Type(value = Inputs.LevelBroken.class, name = "level-broken"),
  @JsonSubTypes.Type(value = Inputs.TokenPool.class, name = "token-pool"),
  @JsonSubTypes.Type(value = Inputs.FuturesAnomaly.class, name = "futures-anomaly"),
  @JsonSubTypes.Type(value = Inputs.MarketMove.class, name = "futures-market-move"),
  @JsonSubTypes.Type(value = Inputs.WhaleMove.class, name = "whale-move"),
  @JsonSubTypes.Type(value = Inputs.WhaleConsensus.class, name = "whale-consensus")
})
public sealed interface Inputs {
  /**
   * Taker volume over the window.
   *
   * @param base base asset
   * @param quote quote asset
   * @param buyUsd notional of trades whose taker bought
   * @param sellUsd notional of trades whose taker sold
   * @param trades number of trades
   * @param firstTradeId id of the oldest trade of the window
   * @param completedBy id of the trade with which the window passed the threshold
   * @param largestTradeUsd notional of the largest trade
   * @param largestTradeId its id
   * @param largestShare its share of the total, 0 to 1: one whale or a crowd
   * @param usdRate USD for one unit of the quote asset at the completing trade
   * @param usdRateAgeMs age of that rate; 0 for stablecoins
   */
  record LargeTrades(
      String base,
      String quote,
      BigDecimal buyUsd,
      BigDecimal sellUsd,
      long trades,
      long firstTradeId,
      long completedBy,
      BigDecimal largestTradeUsd,
      long largestTradeId,
      BigDecimal largestShare,
      BigDecimal usdRate,
      long usdRateAgeMs)
      implements Inputs {
    public LargeTrades {
      requireNonNull(base, "base");
      requireNonNull(quote, "quote");
      requireNonNull(buyUsd, "buyUsd");
      requireNonNull(sellUsd, "sellUsd");
      requireNonNull(largestTradeUsd, "largestTradeUsd");
      requireNonNull(largestShare, "largestShare");
      requireNonNull(usdRate, "usdRate");
    }
  }

  /**
   * A book unlike its own history.
   *
   * @param base base asset
   * @param quote quote asset
   * @param seqId of the update that completed it
   * @param bookEpoch number of the snapshot that the book goes back to
   * @param contributions share of each part in the score, by its name
   * @param samples size of the history
   * @param bandBps distance from the mid within which depth was measured
   * @param bidUsd notional of the bids within it
   * @param askUsd notional of the asks within it
   * @param spreadBps spread in basis points of the mid
   */
  record DepthAnomaly(
      String base,
      String quote,
      long seqId,
      long bookEpoch,
      Map<String, BigDecimal> contributions,
      int samples,
      int bandBps,
      BigDecimal bidUsd,
      BigDecimal askUsd,
      BigDecimal spreadBps)
      implements Inputs {
    public DepthAnomaly {
      requireNonNull(base, "base");
      requireNonNull(quote, "quote");
      requireNonNull(bidUsd, "bidUsd");
      requireNonNull(askUsd, "askUsd");
      requireNonNull(spreadBps, "spreadBps");
      // Sorted, as equal alerts must be equal bytes in every process.
      contributions = Collections.unmodifiableMap(new TreeMap<>(contributions));
    }
  }

  /**
   * Depth that went away.
   *
   * @param base base asset
   * @param quote quote asset
   * @param seqId of the update that completed it
   * @param bookEpoch number of the snapshot that the book goes back to
   * @param bandBps distance from the mid within which depth was measured
   * @param bidUsd notional of the bids within it
   * @param askUsd notional of the asks within it
   * @param medianBidUsd its median over the last 30 minutes
   * @param medianAskUsd its median over the last 30 minutes
   * @param evaluations how many evaluations in a row found it low
   * @param samples size of the history
   */
  record LiquidityShrink(
      String base,
      String quote,
      long seqId,
      long bookEpoch,
      int bandBps,
      BigDecimal bidUsd,
      BigDecimal askUsd,
      BigDecimal medianBidUsd,
      BigDecimal medianAskUsd,
      int evaluations,
      int samples)
      implements Inputs {
    public LiquidityShrink {
      requireNonNull(base, "base");
      requireNonNull(quote, "quote");
      requireNonNull(bidUsd, "bidUsd");
      requireNonNull(askUsd, "askUsd");
      requireNonNull(medianBidUsd, "medianBidUsd");
      requireNonNull(medianAskUsd, "medianAskUsd");
    }
  }

  /**
   * A wall that appeared or went away.
   *
   * @param base base asset
   * @param quote quote asset
   * @param seqId of the update that completed it
   * @param bookEpoch number of the snapshot that the book goes back to
   * @param what what became of it
   * @param walls the walls of this side with which it happened at once, largest first
   */
  record WallEvent(
      String base, String quote, long seqId, long bookEpoch, WallFate what, List<WallFacts> walls)
      implements Inputs {
    public WallEvent {
      requireNonNull(base, "base");
      requireNonNull(quote, "quote");
      requireNonNull(what, "what");
      walls = List.copyOf(walls);
      if (walls.isEmpty()) {
        throw new IllegalArgumentException("expected at least one wall, was none");
      }
    }
  }

  /** What became of a wall. */
  enum WallFate {
    APPEARED,
    /** Mostly traded away. */
    ABSORBED,
    /** Mostly cancelled, while the price came nearer. */
    PULLED
  }

  /**
   * One wall.
   *
   * @param price exact price
   * @param size its largest size
   * @param notionalUsd its largest notional
   * @param since event time of its beginning, epoch milliseconds
   * @param tradedUsd notional traded at its price since its largest
   * @param cancelledUsd notional that went away without a trade
   * @param distanceBps distance from the mid at the end, or now, in basis points
   * @param suspected whether its side pulled walls again and again while the other side traded;
   *     depth by price knows no single order, so no more than a suspicion
   */
  record WallFacts(
      BigDecimal price,
      BigDecimal size,
      BigDecimal notionalUsd,
      long since,
      BigDecimal tradedUsd,
      BigDecimal cancelledUsd,
      BigDecimal distanceBps,
      boolean suspected) {
    public WallFacts {
      requireNonNull(price, "price");
      requireNonNull(size, "size");
      requireNonNull(notionalUsd, "notionalUsd");
      requireNonNull(tradedUsd, "tradedUsd");
      requireNonNull(cancelledUsd, "cancelledUsd");
      requireNonNull(distanceBps, "distanceBps");
    }
  }

  /**
   * The mid went through a support or a resistance.
   *
   * @param base base asset
   * @param quote quote asset
   * @param seqId of the update that completed it
   * @param bookEpoch number of the snapshot that the book goes back to
   * @param price of the level
   * @param zoneLow lower end of its zone
   * @param zoneHigh upper end of its zone
   * @param mid after the break
   * @param touches how often the mid had come and left before
   * @param persistence share of the last five minutes in which it was there, 0 to 1
   * @param since event time since when it was followed, epoch milliseconds
   */
  record LevelBroken(
      String base,
      String quote,
      long seqId,
      long bookEpoch,
      BigDecimal price,
      BigDecimal zoneLow,
      BigDecimal zoneHigh,
      BigDecimal mid,
      int touches,
      BigDecimal persistence,
      long since)
      implements Inputs {
    public LevelBroken {
      requireNonNull(base, "base");
      requireNonNull(quote, "quote");
      requireNonNull(price, "price");
      requireNonNull(zoneLow, "zoneLow");
      requireNonNull(zoneHigh, "zoneHigh");
      requireNonNull(mid, "mid");
      requireNonNull(persistence, "persistence");
    }
  }

  /**
   * A watched token that met its template.
   *
   * @param pair address of the pool
   * @param symbol of the token, any text
   * @param name of the token, any text
   * @param batch that the pair belongs to
   * @param template as it stood
   * @param conditions every enabled condition with what was found, the deciding one first
   * @param figures all that the venue said of the pair last
   * @param receivedAt receive time of the frame that said it, epoch milliseconds
   * @param templateChanged whether a new template, and not a new frame, completed the alert
   */
  record TokenPool(
      String pair,
      Optional<String> symbol,
      Optional<String> name,
      int batch,
      PoolTemplate template,
      List<ConditionResult> conditions,
      PairFigures figures,
      long receivedAt,
      boolean templateChanged)
      implements Inputs {
    public TokenPool {
      requireNonNull(pair, "pair");
      requireNonNull(template, "template");
      requireNonNull(figures, "figures");
      symbol = symbol == null ? Optional.empty() : symbol;
      name = name == null ? Optional.empty() : name;
      conditions = List.copyOf(conditions);
    }
  }

  /** What a condition of a template looks at. */
  enum PoolCondition {
    PRICE_RISE,
    PRICE_FALL,
    /** A change of price either way is asked for, and neither is met. */
    PRICE_CHANGE,
    VOLUME
  }

  /** Whether a condition is met. */
  enum ConditionState {
    MET,
    NOT_MET,
    /** The figure was not sent. */
    UNKNOWN
  }

  /**
   * One condition.
   *
   * @param measured percent with its sign, or USD; absent if unknown
   * @param threshold in the same unit; negative for a fall
   */
  record ConditionResult(
      PoolCondition condition,
      ConditionState state,
      Optional<BigDecimal> measured,
      BigDecimal threshold) {
    public ConditionResult {
      requireNonNull(condition, "condition");
      requireNonNull(state, "state");
      requireNonNull(threshold, "threshold");
      measured = measured == null ? Optional.empty() : measured;
    }
  }

  /**
   * A contract that moved out of its own distribution.
   *
   * @param base base asset
   * @param method what the alert is raised by
   * @param anomaly all figures of the bar
   * @param marketShare share of the symbols of the same time that were anomalous, 0 to 1
   * @param marketSymbols how many symbols that is a share of
   * @param contract what was known of the contract; absent in records of before it was told
   */
  record FuturesAnomaly(
      String base,
      ScoreMethod method,
      Anomaly anomaly,
      BigDecimal marketShare,
      int marketSymbols,
      Optional<ContractTerms> contract)
      implements Inputs {
    public FuturesAnomaly {
      requireNonNull(base, "base");
      requireNonNull(method, "method");
      requireNonNull(anomaly, "anomaly");
      requireNonNull(marketShare, "marketShare");
      contract = contract == null ? Optional.empty() : contract;
    }
  }

  /**
   * What a score depends on beside bars.
   *
   * @param tickSize smallest step of the price, where it was known
   * @param listedAt when the contract was listed, epoch milliseconds, where it was known
   */
  record ContractTerms(Optional<BigDecimal> tickSize, Optional<Long> listedAt) {
    public ContractTerms {
      tickSize = tickSize == null ? Optional.empty() : tickSize;
      listedAt = listedAt == null ? Optional.empty() : listedAt;
    }
  }

  /** Which score decides. */
  enum ScoreMethod {
    ROBUST,
    CLASSIC
  }

  /**
   * Many contracts moved at once.
   *
   * @param roundAt end of the bars, or the minute, epoch milliseconds
   * @param anomalous symbols that were anomalous
   * @param symbols symbols that were compared
   * @param rising how many of the anomalous ones rose
   * @param falling how many fell
   * @param medianReturnPercent median return of all compared symbols
   * @param strongest the most anomalous ones, first the strongest, at most ten
   * @param compared what the share can be computed from once more; absent in records of before it
   *     was told
   */
  record MarketMove(
      long roundAt,
      int anomalous,
      int symbols,
      int rising,
      int falling,
      BigDecimal medianReturnPercent,
      List<Mover> strongest,
      Optional<ComparedRound> compared)
      implements Inputs {
    public MarketMove {
      requireNonNull(medianReturnPercent, "medianReturnPercent");
      strongest = List.copyOf(strongest);
      compared = compared == null ? Optional.empty() : compared;
    }
  }

  /**
   * The contracts of a round.
   *
   * @param provisional whether their bars were still open
   * @param rule parameters of the rule on single contracts that most of them have, as text
   * @param contracts by their symbols
   */
  record ComparedRound(
      boolean provisional, Map<String, String> rule, List<ComparedContract> contracts) {
    public ComparedRound {
      // Sorted, as equal alerts must be equal bytes in every process.
      rule = Collections.unmodifiableMap(new TreeMap<>(rule));
      rule.forEach((name, text) -> requireNonNull(text, name));
      contracts = List.copyOf(contracts);
    }
  }

  /**
   * One contract of a round, with what its scores depend on beside bars.
   *
   * @param partition of its raw records
   * @param lastOffset of the raw record that its bar was judged at
   * @param bars closed bars that this was scored against
   * @param contract what was known of it
   * @param rule those parameters of its own rule that are others; absent if none is
   */
  record ComparedContract(
      String symbol,
      int partition,
      long lastOffset,
      int bars,
      ContractTerms contract,
      Optional<Map<String, String>> rule) {
    public ComparedContract {
      requireNonNull(symbol, "symbol");
      requireNonNull(contract, "contract");
      rule =
          rule == null
              ? Optional.empty()
              : rule.map(others -> Collections.unmodifiableMap(new TreeMap<>(others)));
      rule.ifPresent(others -> others.forEach((name, text) -> requireNonNull(text, name)));
    }
  }

  /**
   * A symbol of a market-wide move.
   *
   * @param score by the method that decides
   * @param returnPercent of its bar
   */
  record Mover(String symbol, BigDecimal score, BigDecimal returnPercent) {
    public Mover {
      requireNonNull(symbol, "symbol");
      requireNonNull(score, "score");
      requireNonNull(returnPercent, "returnPercent");
    }
  }

  /**
   * A watched address changed a position.
   *
   * @param signal all that is known of it
   * @param basis what it rests on besides its fills; absent in alerts of before it was named
   */
  record WhaleMove(WhaleSignal signal, Optional<WhaleBasis> basis) implements Inputs {
    public WhaleMove {
      requireNonNull(signal, "signal");
      basis = basis == null ? Optional.empty() : basis;
    }
  }

  /**
   * Several watched addresses went the same way in one coin.
   *
   * @param coin as the venue writes it
   * @param symbol for people
   * @param side that they opened or added to
   * @param netUsd notional that they opened less what they closed of that side
   * @param members each address once, first the one that came first
   * @param others addresses that closed as much as they opened, or more, in the same way; they
   *     count against the members
   * @param assetType of the coin; absent, as the others are, in alerts of before they were named
   */
  record WhaleConsensus(
      String coin,
      String symbol,
      PositionSide side,
      BigDecimal netUsd,
      List<ConsensusMember> members,
      List<ConsensusMember> others,
      Optional<AssetType> assetType)
      implements Inputs {
    public WhaleConsensus {
      requireNonNull(coin, "coin");
      requireNonNull(symbol, "symbol");
      requireNonNull(side, "side");
      requireNonNull(netUsd, "netUsd");
      members = List.copyOf(members);
      others = others == null ? List.of() : List.copyOf(others);
      assetType = assetType == null ? Optional.empty() : assetType;
    }
  }

  /**
   * One address of a consensus.
   *
   * @param notionalUsd what it opened less what it closed of that side
   * @param signals ids of the signals that say so
   * @param lastAt time of the last of them, epoch milliseconds
   * @param moves what each of the signals was made of, in their order; empty where that is not
   *     named
   */
  record ConsensusMember(
      String address,
      Optional<String> label,
      BigDecimal notionalUsd,
      List<String> signals,
      long lastAt,
      List<CountedMove> moves) {
    public ConsensusMember {
      requireNonNull(address, "address");
      requireNonNull(notionalUsd, "notionalUsd");
      label = label == null ? Optional.empty() : label;
      signals = List.copyOf(signals);
      moves = moves == null ? List.of() : List.copyOf(moves);
    }
  }
}
