package io.tidewatch.simulator.binance.futures;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/**
 * A market that knows what it was told. The 24 h figures are those of the newest 96 bars, unless
 * others were given. Thread-safe.
 */
public final class FuturesLedger implements FuturesMarket {
  private static final long DAY_MS = 86_400_000;

  private final Map<String, Line> lines = new ConcurrentSkipListMap<>();

  /** Lists a contract, or changes what is said of it. */
  public void list(FuturesContract contract) {
    lines.compute(
        contract.symbol(),
        (symbol, line) -> {
          Line listed = line == null ? new Line() : line;
          listed.contract = contract;
          return listed;
        });
  }

  /** Changes the status of a listed contract, for example to {@code SETTLING}. */
  public void status(String symbol, String status) {
    list(line(symbol).contract.withStatus(status));
  }

  /** The contract is no longer in any answer. */
  public void delist(String symbol) {
    lines.remove(symbol);
  }

  /** Adds a bar, or replaces the one of the same open time. */
  public void bar(String symbol, FuturesBar bar) {
    line(symbol).bars.put(bar.openMs(), bar);
  }

  /** Takes a bar out, as the venue's history has real gaps. */
  public void forgetBar(String symbol, long openMs) {
    line(symbol).bars.remove(openMs);
  }

  /** Sets the 24 h figures, which no longer follow the bars. */
  public void ticker(FuturesTicker ticker) {
    line(ticker.symbol()).ticker = ticker;
  }

  /** Adds a value of the open interest; the newest one is the current one. */
  public void openInterest(String symbol, OpenInterest value) {
    line(symbol).openInterest.put(value.timeMs(), value);
  }

  public void topPositions(String symbol, LongShortRatio ratio) {
    line(symbol).topPositions.put(ratio.timeMs(), ratio);
  }

  public void globalAccounts(String symbol, LongShortRatio ratio) {
    line(symbol).globalAccounts.put(ratio.timeMs(), ratio);
  }

  private Line line(String symbol) {
    return Optional.ofNullable(lines.get(requireNonNull(symbol, "symbol")))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "expected a listed contract, was '" + symbol + "'; list it first"));
  }

  @Override
  public List<FuturesContract> contracts() {
    return lines.values().stream().map(line -> line.contract).toList();
  }

  @Override
  public List<FuturesBar> bars(String symbol, long fromMs, long toMs) {
    return within(symbol, line -> line.bars, fromMs, toMs);
  }

  @Override
  public Optional<FuturesTicker> ticker(String symbol) {
    Line line = lines.get(symbol);
    if (line == null || line.bars.isEmpty() && line.ticker == null) {
      return Optional.empty();
    }
    if (line.ticker != null) {
      return Optional.of(line.ticker);
    }
    FuturesBar last = line.bars.lastEntry().getValue();
    return Optional.of(
        FuturesTicker.of(
            symbol,
            List.copyOf(line.bars.tailMap(last.openMs() - DAY_MS, false).values()),
            last.closeMs()));
  }

  @Override
  public Optional<OpenInterest> openInterest(String symbol) {
    return Optional.ofNullable(lines.get(symbol))
        .map(line -> line.openInterest.lastEntry())
        .map(Map.Entry::getValue);
  }

  @Override
  public List<OpenInterest> openInterestHistory(String symbol, long fromMs, long toMs) {
    return within(symbol, line -> line.openInterest, fromMs, toMs);
  }

  @Override
  public List<LongShortRatio> topPositions(String symbol, long fromMs, long toMs) {
    return within(symbol, line -> line.topPositions, fromMs, toMs);
  }

  @Override
  public List<LongShortRatio> globalAccounts(String symbol, long fromMs, long toMs) {
    return within(symbol, line -> line.globalAccounts, fromMs, toMs);
  }

  private <T> List<T> within(
      String symbol, Function<Line, NavigableMap<Long, T>> series, long fromMs, long toMs) {
    Line line = lines.get(symbol);
    return line == null || fromMs > toMs
        ? List.of()
        : List.copyOf(series.apply(line).subMap(fromMs, true, toMs, true).values());
  }

  private static final class Line {
    private final NavigableMap<Long, FuturesBar> bars = new ConcurrentSkipListMap<>();
    private final NavigableMap<Long, OpenInterest> openInterest = new ConcurrentSkipListMap<>();
    private final NavigableMap<Long, LongShortRatio> topPositions = new ConcurrentSkipListMap<>();
    private final NavigableMap<Long, LongShortRatio> globalAccounts = new ConcurrentSkipListMap<>();
    private volatile FuturesContract contract;
    private volatile FuturesTicker ticker;
  }
}
