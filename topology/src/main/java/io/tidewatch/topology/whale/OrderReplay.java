package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.View;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.Fill;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.PublicTrade;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.PublicTrades;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.UserFills;
import io.tidewatch.topology.whale.order.OrderState;
import io.tidewatch.topology.whale.position.Applied;
import io.tidewatch.topology.whale.position.FillKey;
import io.tidewatch.topology.whale.position.Holding;
import io.tidewatch.topology.whale.position.PositionChain;
import io.tidewatch.topology.whale.position.WhaleFill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adds the fills of one part of an order up once more, from the records that they came in. Those of
 * an address's own channels say what the position was before each; public trades begin where the
 * part is told to begin. Not thread-safe.
 */
public final class OrderReplay {
  /** Far more than an order has; whoever writes alerts may name all fills of a day. */
  private static final int MOST_FILLS = 300_000;

  private final OrderPart part;
  private final FillMaker maker;
  private final Watch watch;

  /**
   * All fills of the address in this coin between the first and the last of the part, as they came:
   * those of one block go together.
   */
  private final List<WhaleFill> fills = new ArrayList<>();

  public OrderReplay(OrderPart part) {
    this.part = requireNonNull(part, "part");
    this.maker = new FillMaker(new ToldMarket(part));
    View view = part.isSession() ? View.PUBLIC_TRADES : View.USER_CHANNELS;
    this.watch = Watch.begin(view, Optional.empty(), part.from());
  }

  /** What came of the records. */
  public sealed interface Found {
    /**
     * The order.
     *
     * @param sure false where one block has fills that the records give no one order
     */
    record Order(OrderState order, boolean sure) implements Found {
      public Order {
        requireNonNull(order, "order");
      }
    }

    /**
     * They do not have what it takes.
     *
     * @param why one clause
     */
    record Unclear(String why) implements Found {
      public Unclear {
        requireNonNull(why, "why");
      }
    }
  }

  /** Takes what a record says. */
  public void take(HyperliquidEvent event, long receivedMs, long offset) {
    if (fills.size() > MOST_FILLS) {
      return;
    }
    Arrival arrival = new Arrival(receivedMs, offset, 0, new byte[0]);
    switch (event) {
      case UserFills(String user, boolean snapshot, List<Fill> said)
          when !part.isSession() && !snapshot && user.equals(part.address()) ->
          said.stream()
              .filter(fill -> fill.coin().equals(part.coin().coin()))
              .filter(fill -> part.spans(fill.time()))
              .map(fill -> maker.of(user, watch, fill, arrival))
              .forEach(fills::add);
      case PublicTrades(List<PublicTrade> trades) when part.isSession() ->
          trades.stream()
              .filter(trade -> trade.coin().equals(part.coin().coin()))
              .filter(trade -> part.spans(trade.time()))
              .filter(trade -> part.address().equals(part.buy() ? trade.buyer() : trade.seller()))
              .map(trade -> maker.of(watch, trade, part.buy(), arrival))
              .forEach(fills::add);
      default -> {}
    }
  }

  /** How many fills are held, those of other orders as well. */
  public int held() {
    return fills.size();
  }

  /** The order, as far as the records have it. */
  public Found found() {
    if (fills.size() > MOST_FILLS) {
      return new Found.Unclear(
          "the records that it names have more than " + MOST_FILLS + " fills of its time");
    }
    Set<FillKey> own = new HashSet<>();
    fills.stream().filter(part::has).forEach(fill -> own.add(fill.key()));
    int named = part.basis().fills();
    if (own.isEmpty()) {
      return new Found.Unclear("the records that it names have none of its fills");
    }
    if (own.size() > named) {
      // Some came again, or late, and are of another part or were told of by the other view.
      return new Found.Unclear(
          "the records that it names have %d fills that may be its own, and it is of %d"
              .formatted(own.size(), named));
    }
    SortedMap<Long, List<WhaleFill>> blocks = blocks(own);
    return part.isSession() ? session(blocks) : order(blocks);
  }

  /** Each fill once, block by block; of blocks that have one of its own. */
  private SortedMap<Long, List<WhaleFill>> blocks(Set<FillKey> own) {
    SortedMap<Long, List<WhaleFill>> blocks = new TreeMap<>();
    own.forEach(key -> blocks.put(key.time(), new ArrayList<>()));
    Set<FillKey> seen = new HashSet<>();
    for (WhaleFill fill : fills) {
      // Slices of a TWAP order come by two channels.
      boolean isOther = own.contains(fill.key()) && !part.has(fill);
      if (blocks.containsKey(fill.time()) && !isOther && seen.add(fill.key())) {
        blocks.get(fill.time()).add(fill);
      }
    }
    return blocks;
  }

  private Found session(SortedMap<Long, List<WhaleFill>> blocks) {
    Optional<BigDecimal> before = part.basis().positionBefore();
    if (before.isEmpty()) {
      return new Found.Unclear(
          "other trades of the address came between these, and are not among the records that it"
              + " names");
    }
    Holding holding =
        Holding.unknown(part.coin().coin()).at(before.get(), Optional.empty(), part.from());
    List<WhaleFill> all = new ArrayList<>();
    blocks.values().forEach(all::addAll);
    PositionChain.Step step = PositionChain.drain(holding.with(all), true, part.coin().sizes());
    return new Found.Order(plus(part.begin(), step.applied()), true);
  }

  private Found order(SortedMap<Long, List<WhaleFill>> blocks) {
    OrderState order = part.begin();
    boolean sure = true;
    for (List<WhaleFill> block : blocks.values()) {
      sure &= leadsOneWay(block);
      List<WhaleFill> rest = block;
      while (!rest.isEmpty()) {
        Holding holding = Holding.unknown(part.coin().coin()).with(rest);
        PositionChain.Step step = PositionChain.drain(holding, false, part.coin().sizes());
        order = plus(order, step.applied());
        rest = step.holding().waiting();
        // What lies between may be in another record.
        sure &= rest.isEmpty();
      }
    }
    return new Found.Order(order, sure);
  }

  private OrderState plus(OrderState order, List<Applied> applied) {
    OrderState sum = order;
    for (Applied each : applied) {
      if (part.has(each.fill())) {
        sum = sum.plus(each, each.parts().agreesWith(each.fill()));
      }
    }
    return sum;
  }

  /** No two begin at the same position: there is one order in which all of them chain. */
  private static boolean leadsOneWay(List<WhaleFill> block) {
    Set<BigDecimal> starts = new HashSet<>();
    return block.stream()
        .allMatch(fill -> starts.add(fill.start().orElseThrow().stripTrailingZeros()));
  }
}
