package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.contract.instrument.EvmAddress;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.query.whale.NewestOrders;
import io.tidewatch.query.whale.NewestSignals;
import io.tidewatch.query.whale.SignalFilter;
import io.tidewatch.query.whale.WhaleReads;
import io.tidewatch.query.whale.WhaleSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Watched addresses: {@code /api/whales[?limit=&after=]}, {@code /api/whales/{address}}, {@code
 * /api/whales/{address}/orders[?limit=]} and {@code
 * /api/whales/signals[?address=&coin=&since=&limit=]}.
 */
public final class WhalesResource implements Resource {
  private static final int MAX_COIN = 100;

  private final WhaleReads reads;
  private final NewestOrders orders;
  private final NewestSignals signals;

  public WhalesResource(WhaleReads reads, NewestOrders orders, NewestSignals signals) {
    this.reads = requireNonNull(reads, "reads");
    this.orders = requireNonNull(orders, "orders");
    this.signals = requireNonNull(signals, "signals");
  }

  /**
   * A page of addresses.
   *
   * @param whales by address
   * @param next what {@code after} must be to get the page behind this one; absent on the last
   */
  record Whales(List<WhaleSummary> whales, Optional<String> next) {}

  /** Orders, the newest first. */
  record Orders(List<WhaleOrder> orders) {}

  /** Signals, the newest first. */
  record Signals(List<WhaleSignal> signals) {}

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/api/whales", this::all);
    // Before the addresses, among which it would be looked for otherwise.
    routes.get("/api/whales/signals", this::signals);
    routes.get("/api/whales/{address}", this::one);
    routes.get("/api/whales/{address}/orders", this::orders);
  }

  private void all(Context context) {
    Parameters parameters = Parameters.of(context, "limit", "after");
    int limit = parameters.limit();
    Optional<String> after = parameters.text("after").map(text -> address("after", text));
    List<WhaleSummary> found = reads.all(after, limit + 1);
    boolean more = found.size() > limit;
    List<WhaleSummary> page = more ? found.subList(0, limit) : found;
    Answers.ok(
        context, new Whales(page, more ? Optional.of(page.getLast().address()) : Optional.empty()));
  }

  private void one(Context context) {
    Parameters.of(context);
    String address = address("address", context.pathParam("address"));
    Answers.ok(context, reads.one(address).orElseThrow(() -> unknown(address)));
  }

  private void orders(Context context) {
    Parameters parameters = Parameters.of(context, "limit");
    int limit = parameters.limit();
    String address = address("address", context.pathParam("address"));
    List<WhaleOrder> found = orders.of(address, limit);
    if (found.isEmpty() && !reads.isKnown(address)) {
      throw unknown(address);
    }
    Answers.ok(context, new Orders(found));
  }

  private void signals(Context context) {
    Parameters parameters = Parameters.of(context, "address", "coin", "since", "limit");
    SignalFilter filter =
        new SignalFilter(
            parameters.text("address").map(text -> address("address", text)),
            parameters.text("coin").map(WhalesResource::coin),
            parameters.instant("since").map(Instant::toEpochMilli));
    Answers.ok(context, new Signals(signals.find(filter, parameters.limit())));
  }

  static String address(String field, String text) {
    return EvmAddress.of(text)
        .orElseThrow(() -> ApiException.badInput(field, "0x and 40 hexadecimal digits", text));
  }

  private static String coin(String text) {
    if (text.isBlank() || text.length() > MAX_COIN) {
      throw ApiException.badInput("coin", "a coin such as BTC, @107 or HYPE/USDC", text);
    }
    return text;
  }

  static ApiException unknown(String address) {
    return ApiException.notFound(
        "nobody watches " + address + "; /api/whales lists the addresses that are watched");
  }
}
