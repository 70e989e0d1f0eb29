package io.tidewatch.topology.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WhaleAccount.StatedPosition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a record of Hyperliquid's feed says. Addresses are in lower case, times epoch ms. */
public sealed interface HyperliquidEvent {
  /** Trades of one coin as all see them. */
  record PublicTrades(List<PublicTrade> trades) implements HyperliquidEvent {
    public PublicTrades {
      trades = List.copyOf(trades);
    }
  }

  /**
   * A trade.
   *
   * @param tid unique together with time and coin; the same on both sides
   * @param takerBuys whether the aggressor bought
   */
  record PublicTrade(
      String coin,
      BigDecimal price,
      BigDecimal size,
      boolean takerBuys,
      long time,
      long tid,
      String buyer,
      String seller) {}

  /**
   * Fills of one address.
   *
   * @param snapshot whether they are what the venue repeats at each subscription
   */
  record UserFills(String user, boolean snapshot, List<Fill> fills) implements HyperliquidEvent {
    public UserFills {
      requireNonNull(user, "user");
      fills = List.copyOf(fills);
    }
  }

  /**
   * A fill.
   *
   * @param startPosition signed position before it; of spot pairs the balance of the base token
   * @param direction the venue's word, for example {@code Open Long}: an open set
   * @param oid order id
   * @param tid trade id; 0 if the venue has none
   * @param taker whether the address was the aggressor
   * @param fee in {@code feeToken}; negative is a rebate
   * @param liquidatedUser who was liquidated by it, which may be the other side
   */
  record Fill(
      String coin,
      BigDecimal price,
      BigDecimal size,
      boolean buy,
      long time,
      BigDecimal startPosition,
      String direction,
      Optional<BigDecimal> closedPnl,
      long oid,
      long tid,
      boolean taker,
      BigDecimal fee,
      Optional<String> feeToken,
      Optional<Long> twapId,
      Optional<String> liquidatedUser) {
    private static final String DUST = "Spot Dust Conversion";

    /** Whether it is of left-overs, which the venue sells by itself. */
    public boolean isDust() {
      return direction.equals(DUST);
    }
  }

  /** New states of orders of one address. */
  record OrderUpdates(String user, List<OrderUpdate> updates) implements HyperliquidEvent {
    public OrderUpdates {
      requireNonNull(user, "user");
      updates = List.copyOf(updates);
    }
  }

  /**
   * A state of an order.
   *
   * @param remaining size that is not filled; on a cancel it stays
   * @param status the venue's word: an open set
   * @param at time of this state
   */
  record OrderUpdate(
      String coin,
      long oid,
      boolean buy,
      BigDecimal remaining,
      BigDecimal original,
      String status,
      long at) {}

  /** All orders of one address that are open. */
  record OpenOrders(String user, List<Long> oids) implements HyperliquidEvent {
    public OpenOrders {
      requireNonNull(user, "user");
      oids = List.copyOf(oids);
    }
  }

  /**
   * The futures account of one address.
   *
   * @param dex empty text for the first one, of which a coin that is missing is flat
   */
  record FuturesState(
      String user,
      String dex,
      long time,
      Optional<BigDecimal> accountValue,
      List<StatedPosition> positions)
      implements HyperliquidEvent {
    public FuturesState {
      requireNonNull(user, "user");
      positions = List.copyOf(positions);
    }
  }

  /** The tokens of one address; a token that is missing is not held. The venue names no time. */
  record SpotState(String user, List<Balance> balances) implements HyperliquidEvent {
    public SpotState {
      requireNonNull(user, "user");
      balances = List.copyOf(balances);
    }
  }

  /**
   * A token.
   *
   * @param token name of the token, not of a pair
   */
  record Balance(String token, BigDecimal total, BigDecimal hold) {}

  /** Contracts of the first dex. */
  record Contracts(List<Contract> contracts) implements HyperliquidEvent {
    public Contracts {
      contracts = List.copyOf(contracts);
    }
  }

  /**
   * A contract.
   *
   * @param openInterest in the base asset
   */
  record Contract(
      String coin,
      int sizeDecimals,
      boolean delisted,
      Optional<BigDecimal> openInterest,
      Optional<BigDecimal> markPrice) {}

  /** Spot pairs. */
  record SpotPairs(List<SpotPair> pairs) implements HyperliquidEvent {
    public SpotPairs {
      pairs = List.copyOf(pairs);
    }
  }

  /**
   * A spot pair.
   *
   * @param coin as fills name it: {@code @} and the index, or {@code PURR/USDC}
   * @param base name of the base token
   * @param quote name of the quote token, which is not always USDC
   * @param sizeDecimals of the base token
   */
  record SpotPair(String coin, String base, String quote, int sizeDecimals) {}

  /** Mid prices by coin. */
  record Mids(Map<String, BigDecimal> mids) implements HyperliquidEvent {
    public Mids {
      mids = Map.copyOf(mids);
    }
  }

  /**
   * All that is watched now; who is not in it is not watched any more.
   *
   * @param whole whether all of it could be read; if not, who is not in it may still be watched
   */
  record Watching(long at, List<Watched> addresses, boolean whole) implements HyperliquidEvent {
    public Watching {
      addresses = List.copyOf(addresses);
    }
  }

  /** A watched address. */
  record Watched(String address, View view, Optional<String> label) {}

  /**
   * Public trades that nobody brought.
   *
   * @param coin empty if it may be any
   */
  record LostTrades(Optional<String> coin, long from, long to) implements HyperliquidEvent {}

  /**
   * The end of a back-fill: all that could be had of the span has been said.
   *
   * @param complete whether that is everything
   * @param last whether nothing more is to be had, however often one asks
   */
  record Backfilled(String user, long from, long to, boolean complete, boolean last)
      implements HyperliquidEvent {
    public Backfilled {
      requireNonNull(user, "user");
    }
  }

  /**
   * It is that late, and the feed has come so far.
   *
   * @param completeTo up to when all fills of addresses on channels of their own were written
   * @param tradesTo the same of public trades
   */
  record Time(long at, long completeTo, long tradesTo) implements HyperliquidEvent {
    /** Nothing is missing. */
    public static Time complete(long at) {
      return new Time(at, at, at);
    }
  }
}
