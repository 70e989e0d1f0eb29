package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.tidewatch.contract.instrument.EvmAddress;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.query.whale.NewestOrders;
import io.tidewatch.query.whale.NewestSignals;
import io.tidewatch.query.whale.SignalFilter;
import io.tidewatch.query.whale.WhaleReads;
import io.tidewatch.query.whale.WhaleSummary;
import io.tidewatch.query.whale.WhaleView;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Watched addresses: {@code /api/whales[?limit=&cursor=]}, {@code /api/whales/{address}}, {@code
 * /api/whales/{address}/orders[?limit=]} and {@code
 * /api/whales/signals[?address=&coin=&from=&limit=]}.
 */
public final class WhalesResource implements Resource {
  private static final int MAX_COIN = 100;

  private static final Kind<String> EVM =
      Kind.text()
          .as(WhalesResource::address)
          .looking(Shape.text().with("pattern", "^0[xX][0-9a-fA-F]{40}$"));

  static final Parameter<String> ADDRESS =
      Parameter.path("address", EVM)
          .says("`0x` and 40 hexadecimal digits, in capitals or not")
          .example("0x31ca8395cf837de08b24da3f660e77761dfb974b");

  static final String NOBODY = "nobody watches it";

  private static final Parameter<String> CURSOR = Paging.cursor(EVM);

  private static final Parameter<String> BY =
      Parameter.query("address", EVM).says("only of this address");

  private static final Parameter<String> COIN =
      Parameter.query("coin", Kind.text().as(WhalesResource::coin).looking(Shape.text(1, MAX_COIN)))
          .says("only of this: the name of the venue (`BTC`, `@107`) or the symbol (`HYPE/USDC`)");

  private static final Parameter<String> BEHIND = Paging.cursor(Kind.text());

  private final WhaleReads reads;
  private final NewestOrders orders;
  private final NewestSignals signals;
  private final BooleanSupplier read;

  /**
   * Answers from what was heard.
   *
   * @param read whether all was heard that stood on the topics at the start
   */
  public WhalesResource(
      WhaleReads reads, NewestOrders orders, NewestSignals signals, BooleanSupplier read) {
    this.reads = requireNonNull(reads, "reads");
    this.orders = requireNonNull(orders, "orders");
    this.signals = requireNonNull(signals, "signals");
    this.read = requireNonNull(read, "read");
  }

  /**
   * A page of addresses.
   *
   * @param whales by address
   * @param next asks for the page behind this one as {@code cursor}; absent on the last
   */
  record Whales(List<WhaleSummary> whales, Optional<String> next) {}

  /**
   * Orders, the newest first.
   *
   * @param next asks for those behind these as {@code cursor}; absent with the last that are kept
   */
  record Orders(List<WhaleOrder> orders, Optional<String> next) {}

  /**
   * Signals, the newest first.
   *
   * @param next asks for those behind these as {@code cursor}; absent with the last that are kept
   */
  record Signals(List<WhaleSignal> signals, Optional<String> next) {}

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/api/whales", this::all)
            .named(
                Tag.WHALES,
                "whales",
                "Watched addresses with label, view, positions and account value, by address")
            .taking(Paging.LIMIT, CURSOR)
            .answering(Whales.class),
        // Before the addresses, among which it would be looked for otherwise.
        Operation.get("/api/whales/signals", this::signals)
            .named(Tag.WHALES, "whaleSignals", "Signals, newest first, out of the last 10,000")
            .taking(BY, COIN, Paging.FROM, Paging.SINCE, Paging.LIMIT, BEHIND)
            .answering(Signals.class),
        Operation.get("/api/whales/{address}", this::one)
            .named(
                Tag.WHALES,
                "whale",
                "What an address holds, what the venue said last, and the orders whose fills are"
                    + " being added up")
            .taking(ADDRESS)
            .answering(WhaleView.class)
            .refusing(404, NOBODY),
        Operation.get("/api/whales/{address}/orders", this::orders)
            .named(
                Tag.WHALES,
                "whaleOrders",
                "Orders of an address that were sent, newest first; at most the last 100")
            .taking(ADDRESS, Paging.LIMIT, BEHIND)
            .answering(Orders.class)
            .refusing(404, NOBODY));
  }

  private void all(Context context) {
    int limit = Paging.LIMIT.of(context);
    Optional<String> after = CURSOR.find(context);
    checkRead();
    Paging.Page<WhaleSummary> page =
        Paging.Page.of(reads.all(after, limit + 1), limit, WhaleSummary::address);
    Answers.ok(context, new Whales(page.shown(), page.next()));
  }

  private void one(Context context) {
    String address = ADDRESS.of(context);
    checkRead();
    Answers.ok(context, reads.one(address).orElseThrow(() -> unknown(address)));
  }

  private void orders(Context context) {
    int limit = Paging.LIMIT.of(context);
    String address = ADDRESS.of(context);
    Optional<String> behind = BEHIND.find(context);
    checkRead();
    Optional<List<WhaleOrder>> found = orders.of(address, behind, limit + 1);
    if (found.orElseGet(List::of).isEmpty() && !reads.isKnown(address)) {
      throw unknown(address);
    }
    Paging.Page<WhaleOrder> page =
        Paging.Page.of(Paging.kept(found, behind), limit, NewestOrders::place);
    Answers.ok(context, new Orders(page.shown(), page.next()));
  }

  private void signals(Context context) {
    SignalFilter filter =
        new SignalFilter(BY.find(context), COIN.find(context), Paging.from(context));
    int limit = Paging.LIMIT.of(context);
    Optional<String> behind = BEHIND.find(context);
    checkRead();
    List<WhaleSignal> found = Paging.kept(signals.find(filter, behind, limit + 1), behind);
    Paging.Page<WhaleSignal> page = Paging.Page.of(found, limit, WhaleSignal::id);
    Answers.ok(context, new Signals(page.shown(), page.next()));
  }

  /** A part of them would look like all. */
  private void checkRead() {
    if (!read.getAsBoolean()) {
      throw ApiException.notReady("what is known of addresses is being read");
    }
  }

  private static String address(String field, String text) {
    return EvmAddress.of(text)
        .orElseThrow(() -> ApiException.badInput(field, "0x and 40 hexadecimal digits", text));
  }

  private static String coin(String name, String text) {
    if (text.isBlank() || text.length() > MAX_COIN) {
      throw ApiException.badInput(name, "a coin such as BTC, @107 or HYPE/USDC", text);
    }
    return text;
  }

  static ApiException unknown(String address) {
    return ApiException.notFound(
        "nobody watches " + address + "; /api/whales lists the addresses that are watched");
  }
}
