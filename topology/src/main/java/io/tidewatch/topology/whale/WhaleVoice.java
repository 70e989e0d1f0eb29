package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.whale.Flush;
import io.tidewatch.contract.whale.WhaleAccount;
import io.tidewatch.contract.whale.WhaleBasis;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhalePosition;
import io.tidewatch.contract.whale.WhalePosition.Cause;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.RejectReason;
import io.tidewatch.topology.rule.RuleInForce;
import io.tidewatch.topology.whale.consensus.ConsensusKeeper;
import io.tidewatch.topology.whale.consensus.ConsensusVerdict;
import io.tidewatch.topology.whale.market.CoinFacts;
import io.tidewatch.topology.whale.market.Market;
import io.tidewatch.topology.whale.order.OrderState;
import io.tidewatch.topology.whale.position.Holding;
import io.tidewatch.topology.whale.position.Sizes;
import io.tidewatch.topology.whale.signal.MoveAlert;
import io.tidewatch.topology.whale.signal.SignalMaker;
import io.tidewatch.topology.whale.signal.WhaleMoveRule;
import java.math.BigDecimal;
import java.util.Optional;

/** Says what became of orders, positions and addresses. Not thread-safe. */
final class WhaleVoice {
  private final Holdings holdings;
  private final Watches watches;
  private final Market market;
  private final WhaleRules rules;
  private final ConsensusKeeper consensus;
  private final SignalMaker maker;
  private final DetectorCounters counters;
  private final Out out;
  private Arrival arrival;

  /** Where outputs go. */
  @FunctionalInterface
  interface Out {
    void forward(String key, WhaleOutput output);
  }

  WhaleVoice(
      Holdings holdings,
      Watches watches,
      Market market,
      WhaleRules rules,
      ConsensusKeeper consensus,
      DetectorCounters counters,
      Out out) {
    this.holdings = requireNonNull(holdings, "holdings");
    this.watches = requireNonNull(watches, "watches");
    this.market = requireNonNull(market, "market");
    this.rules = requireNonNull(rules, "rules");
    this.consensus = requireNonNull(consensus, "consensus");
    this.counters = requireNonNull(counters, "counters");
    this.out = requireNonNull(out, "out");
    this.maker = new SignalMaker(market);
  }

  /** What it says from now on is due to this record. */
  void hear(Arrival next) {
    arrival = requireNonNull(next, "next");
  }

  /** The open part of an order is over. */
  void ended(OrderState order, Flush flush) {
    CoinFacts coin = market.of(order.coin());
    String address = order.address();
    WhaleOrder told = SignalMaker.order(order, coin, Optional.of(flush));
    counters.add(Counter.ORDERS);
    out.forward(address, new WhaleOutput.Ordered(told));
    Holding holding = holdings.find(address, coin);
    if (holding != null) {
      position(address, holding, Cause.ORDER, Optional.empty(), told.lastFillAt());
    }
    Optional<String> label = watches.get(address).label();
    RuleInForce<WhaleMoveRule> move = rules.move(address, arrival.receivedAt());
    WhaleBasis basis = maker.basis(order);
    for (WhaleSignal signal : maker.signals(order, told, label, move.rule())) {
      counters.add(Counter.SIGNALS);
      out.forward(address, new WhaleOutput.Signalled(signal));
      MoveAlert.of(signal, basis, move, arrival.receivedAt(), arrival.epoch())
          .ifPresent(this::raise);
      consensus
          .add(
              signal,
              basis,
              rules.consensus(signal.coin(), arrival.receivedAt()),
              arrival.receivedAt(),
              arrival.epoch())
          .ifPresent(this::tell);
    }
  }

  private void tell(ConsensusVerdict verdict) {
    switch (verdict) {
      case ConsensusVerdict.Agreed(Alert alert) -> raise(alert);
      case ConsensusVerdict.HeldBack(Decision decision) -> explain(decision);
    }
  }

  private void raise(Alert alert) {
    counters.add(Counter.ALERTS);
    out.forward(alert.key(), new WhaleOutput.Raised(alert));
  }

  void position(
      String address, Holding holding, Cause cause, Optional<BigDecimal> correction, long at) {
    CoinFacts coin = market.of(holding.coin());
    WhalePosition position =
        new WhalePosition(
            address,
            holding.coin(),
            coin.symbol(),
            coin.type(),
            holding.size(),
            holding.entry(),
            holding.sure(),
            cause,
            correction.map(Sizes::plain),
            at);
    out.forward(address, new WhaleOutput.Positioned(position.key(), Optional.of(position)));
    if (cause == Cause.RESYNC) {
      explain(
          ResyncDecision.of(
              address,
              coin,
              correction.orElse(BigDecimal.ZERO),
              at,
              arrival.offset(),
              rules.move(address, arrival.receivedAt())));
    }
  }

  private void explain(Decision decision) {
    out.forward(decision.key(), new WhaleOutput.Explained(decision));
  }

  /** Asks the feed for fills of a span, both ends inclusive. */
  void missing(String address, long from, long to, int attempt, String reason) {
    FeedCommand.Span span = new FeedCommand.Span(from, to);
    command(FeedRequests.fills(address, span, attempt, arrival.receivedAt(), reason));
  }

  /** Asks the feed for what the venue says of an address. */
  void seed(String address, String reason) {
    command(FeedRequests.state(address, arrival.receivedAt(), reason));
  }

  private void command(FeedCommand command) {
    counters.add(Counter.COMMANDS);
    out.forward(command.key(), new WhaleOutput.Commanded(command));
  }

  void stated(String address, AccountState account) {
    WhaleAccount told = AccountWords.of(address, watches.get(address), account, market);
    out.forward(address, new WhaleOutput.Stated(address, Optional.of(told)));
  }

  void forget(String address) {
    out.forward(address, new WhaleOutput.Stated(address, Optional.empty()));
  }

  void forget(String address, Holding holding) {
    String key = WhalePosition.key(address, holding.coin());
    out.forward(address, new WhaleOutput.Positioned(key, Optional.empty()));
  }

  /** Fills that are too old to tell whether they were seen. */
  void tooOld(String address, int fills, Arrival of) {
    counters.add(Counter.LATE, fills);
    out.forward(
        address,
        new WhaleOutput.Refused(
            new Parsed.Rejected<>(
                RejectReason.TOO_OLD,
                "expected fills that are remembered, was older with " + fills + " of " + address,
                of.raw())));
  }
}
