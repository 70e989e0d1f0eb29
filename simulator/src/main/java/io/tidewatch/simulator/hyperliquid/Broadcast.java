package io.tidewatch.simulator.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.hyperliquid.exchange.Account;
import io.tidewatch.simulator.hyperliquid.exchange.Block;
import io.tidewatch.simulator.hyperliquid.exchange.PerpContract;
import io.tidewatch.simulator.hyperliquid.exchange.PublicTrade;
import io.tidewatch.simulator.hyperliquid.exchange.VenueFill;
import io.tidewatch.simulator.hyperliquid.exchange.VenueOrder;
import io.tidewatch.simulator.hyperliquid.exchange.WhaleExchange;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tells subscribers what happens, and what was before to those who come new. */
final class Broadcast {
  private final WhaleExchange exchange;
  private final Subscribers subscribers;
  private final Faults faults;
  private final HeldFrames held = new HeldFrames();
  private final HyperliquidSettings settings;
  private final AccountJson accounts;
  private final ListingJson listing;
  private final TradeTape tape;
  private final AtomicLong frames = new AtomicLong();

  Broadcast(
      WhaleExchange exchange,
      Subscribers subscribers,
      Faults faults,
      HyperliquidSettings settings) {
    this.exchange = requireNonNull(exchange, "exchange");
    this.subscribers = requireNonNull(subscribers, "subscribers");
    this.faults = requireNonNull(faults, "faults");
    this.settings = requireNonNull(settings, "settings");
    this.accounts = new AccountJson(exchange);
    this.listing = new ListingJson(exchange);
    this.tape = new TradeTape(exchange);
    exchange.listen(this::tell);
  }

  /** Data frames sent so far, snapshots and replays included. */
  long frames() {
    return frames.get();
  }

  void hold(Subscription channel) {
    exchange.between(() -> held.hold(channel));
  }

  void release(Subscription channel) {
    exchange.between(() -> held.release(channel));
  }

  private void tell(Block block) {
    by(block.trades(), PublicTrade::coin).forEach(this::tellTrades);
    List<VenueFill> told =
        block.fills().stream().filter(fill -> isHeard(fill) && !faults.withholds(fill)).toList();
    by(told, VenueFill::address).forEach(this::tellFills);
    by(block.updates(), VenueOrder::address)
        .forEach((address, updates) ->
            send(
                new Subscription(Subscription.ORDERS, address),
                () ->
                    VenueJson.frame(
                        Subscription.ORDERS, updates.stream().map(VenueJson::update).toList())));
  }

  private static <T> Map<String, List<T>> by(List<T> all, Function<T, String> key) {
    return all.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  private boolean isHeard(VenueFill fill) {
    return !subscribers.of(channel(fill)).isEmpty();
  }

  private static Subscription channel(VenueFill fill) {
    String type = fill.twapId().isPresent() ? Subscription.SLICES : Subscription.FILLS;
    return new Subscription(type, fill.address());
  }

  private void tellTrades(String coin, List<PublicTrade> trades) {
    trades.forEach(tape::add);
    send(new Subscription(Subscription.TRADES, coin), () -> trades(trades));
  }

  private static String trades(List<PublicTrade> trades) {
    return VenueJson.frame(Subscription.TRADES, trades.stream().map(VenueJson::trade).toList());
  }

  private void tellFills(String address, List<VenueFill> fills) {
    Map<Subscription, List<VenueFill>> parts =
        fills.stream().collect(Collectors.groupingBy(Broadcast::channel));
    parts.forEach((channel, part) -> send(channel, () -> fills(channel, part, false)));
  }

  private static String fills(Subscription channel, List<VenueFill> fills, boolean snapshot) {
    Map<String, Object> data = VenueJson.object();
    if (snapshot) {
      data.put("isSnapshot", true);
    }
    data.put("user", channel.of());
    if (channel.type().equals(Subscription.SLICES)) {
      data.put("twapSliceFills", fills.stream().map(VenueJson::slice).toList());
    } else {
      data.put("fills", fills.stream().map(VenueJson::fill).toList());
    }
    return VenueJson.frame(channel.type(), data);
  }

  private void send(Subscription channel, Supplier<String> frame) {
    Collection<HyperliquidClient> to = subscribers.of(channel);
    if (!to.isEmpty()) {
      String text = frame.get();
      to.forEach(client -> send(client, channel, text));
    }
  }

  private void send(HyperliquidClient client, Subscription channel, String text) {
    held.send(
        channel,
        () -> {
          if (client.has(channel) && client.push(text)) {
            frames.incrementAndGet();
          }
        });
  }

  /** What a new subscriber is told first; to be called while no block is made. */
  void greet(HyperliquidClient client, Subscription channel) {
    first(channel).ifPresent(text -> send(client, channel, text));
  }

  private Optional<String> first(Subscription channel) {
    return switch (channel.type()) {
      case Subscription.TRADES ->
          Optional.of(tape.last(channel.of()))
              .filter(trades -> !trades.isEmpty() && !isDelisted(channel.of()))
              .map(Broadcast::trades);
      case Subscription.FILLS, Subscription.SLICES ->
          Optional.of(fills(channel, snapshot(channel), true));
      case Subscription.STATE -> Optional.of(state(channel));
      case Subscription.MIDS -> Optional.of(mids());
      default -> Optional.empty();
    };
  }

  private boolean isDelisted(String coin) {
    return exchange.listing().perp(coin).filter(PerpContract::delisted).isPresent();
  }

  private List<VenueFill> snapshot(Subscription channel) {
    boolean slices = channel.type().equals(Subscription.SLICES);
    List<VenueFill> all = exchange.look(channel.of(), slices ? Account::slices : Account::fills);
    int from = Math.max(0, all.size() - settings.snapshotFills());
    return VenueJson.newestFirst(all.subList(from, all.size()));
  }

  private String state(Subscription channel) {
    return VenueJson.frame(
        channel.type(),
        VenueJson.object(
            "dex", "",
            "user", channel.of(),
            "clearinghouseState", exchange.look(channel.of(), accounts::positions)));
  }

  private String mids() {
    return VenueJson.frame(Subscription.MIDS, VenueJson.object("mids", listing.mids()));
  }

  /** Says again how accounts stand, and all prices, to those who want to know. */
  void tellStates() {
    exchange.between(() -> {
      subscribers
          .subscribed(Subscription.STATE)
          .forEach(channel -> send(channel, () -> state(channel)));
      subscribers.subscribed(Subscription.MIDS).forEach(channel -> send(channel, this::mids));
    });
  }
}
