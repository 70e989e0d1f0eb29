package io.tidewatch.topology.whale.order;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.Flush;
import io.tidewatch.topology.whale.position.Applied;
import io.tidewatch.topology.whale.position.WhaleFill;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order of a watched address: what is being added up, and what has to be remembered of it before
 * its first fill and after it was sent. Immutable.
 *
 * @param part that is being added up, or comes next; from 1
 * @param sent size of the parts that were sent, and of what was told otherwise
 * @param open fills that were not sent yet
 * @param ending the terminal status, once there is one
 * @param status newest status that the venue told, any text
 * @param touchedAt receive time of what changed it last, epoch milliseconds
 */
public record OrderState(
    String address,
    String coin,
    boolean buy,
    Optional<Long> oid,
    Optional<Long> twapId,
    int part,
    BigDecimal sent,
    Optional<Aggregate> open,
    Optional<Ending> ending,
    Optional<String> status,
    long touchedAt) {
  public OrderState {
    requireNonNull(address, "address");
    requireNonNull(coin, "coin");
    requireNonNull(oid, "oid");
    requireNonNull(twapId, "twapId");
    requireNonNull(sent, "sent");
    requireNonNull(open, "open");
    requireNonNull(ending, "ending");
    requireNonNull(status, "status");
  }

  /** An order of which nothing is known yet. */
  static OrderState begin(
      String address, String coin, boolean buy, Optional<Long> oid, Optional<Long> twapId) {
    return new OrderState(
        address,
        coin,
        buy,
        oid,
        twapId,
        1,
        BigDecimal.ZERO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  static OrderState begin(String address, WhaleFill fill) {
    Optional<Long> oid = fill.twapId().isPresent() ? Optional.empty() : fill.oid();
    return begin(address, fill.coin(), fill.buy(), oid, fill.twapId());
  }

  /**
   * Adds a fill, which knows better than a status what the order is, and better than a guess
   * whether it goes on.
   */
  public OrderState plus(Applied applied, boolean sound) {
    Aggregate fill = Aggregate.of(applied, sound);
    return new OrderState(
        address,
        applied.fill().coin(),
        applied.fill().buy(),
        oid,
        twapId,
        part,
        sent,
        Optional.of(open.map(before -> before.plus(fill)).orElse(fill)),
        ending.filter(end -> !end.isGuess()),
        ending.filter(Ending::isGuess).isPresent() ? Optional.empty() : status,
        Math.max(touchedAt, applied.fill().receivedAt()));
  }

  /** Counts what it was filled with elsewhere: before the watch, or by public trades. */
  OrderState withTold(WhaleFill fill) {
    return new OrderState(
        address,
        coin,
        buy,
        oid,
        twapId,
        part,
        sent.add(fill.size()),
        open,
        ending,
        status,
        Math.max(touchedAt, fill.receivedAt()));
  }

  OrderState withStatus(String next, Optional<Ending> end, long at) {
    Optional<Ending> merged =
        ending
            .filter(before -> end.isPresent() || !before.isGuess())
            .map(before -> end.map(before::or).orElse(before))
            .or(() -> end);
    return new OrderState(
        address,
        coin,
        buy,
        oid,
        twapId,
        part,
        sent,
        open,
        merged,
        merged.map(Ending::status).or(() -> Optional.of(next)),
        Math.max(touchedAt, at));
  }

  /** What is left to remember once the open part was sent. */
  OrderState afterSending() {
    return new OrderState(
        address,
        coin,
        buy,
        oid,
        twapId,
        part + 1,
        sent.add(open.orElseThrow().size()),
        Optional.empty(),
        ending,
        status,
        touchedAt);
  }

  /** Whether it has ended, and all that it was filled with is here. */
  boolean isComplete() {
    return ending.isPresent() && filled().compareTo(ending.get().filled()) >= 0;
  }

  /** What its open part is over by, once its time has come. */
  Flush dueTo() {
    if (isSession()) {
      return Flush.SESSION;
    }
    if (isComplete()) {
      return Flush.STATUS;
    }
    return ending.isPresent() ? Flush.STATUS_INCOMPLETE : Flush.TIMEOUT;
  }

  /** Whether it stands for trades whose order is not known. */
  public boolean isSession() {
    return oid.isEmpty() && twapId.isEmpty();
  }

  /** What it was filled with, as far as it is known. */
  public BigDecimal filled() {
    return sent.add(open.map(Aggregate::size).orElse(BigDecimal.ZERO));
  }
}
