package io.tidewatch.connectors.message;

import static io.tidewatch.connectors.message.Words.exact;
import static io.tidewatch.connectors.message.Words.fixedPercent;
import static io.tidewatch.connectors.message.Words.plain;
import static io.tidewatch.connectors.message.Words.signedPercent;
import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PairFigures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Words for a watched token that met its template. What was not sent is shown as a dash. */
final class TokenPoolMessage {
  private static final String ABSENT = "-";
  private static final int SYMBOL_LENGTH = 50;
  private static final int NAME_LENGTH = 100;
  private static final int PRICE_DECIMALS = 30;
  private static final int PERCENT = 2;
  private static final MathContext PRICE_DIGITS = new MathContext(10, RoundingMode.DOWN);

  private final Words words;
  private final TriggerReasons reasons;

  TokenPoolMessage(Words words) {
    this.words = requireNonNull(words, "words");
    this.reasons = new TriggerReasons(words);
  }

  List<String> lines(Alert alert, Inputs.TokenPool inputs) {
    List<String> lines = new ArrayList<>();
    lines.add(words.text("token-pool.title"));
    lines.add("");
    lines.addAll(identity(alert, inputs));
    lines.add("");
    lines.addAll(figures(inputs.figures()));
    lines.add("");
    lines.addAll(trading(inputs.figures()));
    lines.add("");
    lines.add(words.text("token-pool.reasons"));
    reasons.of(inputs).forEach(reason -> lines.add("• " + reason));
    lines.add("");
    lines.add(words.text("token-pool.dbotx", plain(alert.subject())));
    lines.add(words.text("token-pool.birdeye", plain(alert.subject())));
    lines.add("");
    lines.add(words.text("token-pool.time", words.dated(alert.eventTime())));
    return List.copyOf(lines);
  }

  private List<String> identity(Alert alert, Inputs.TokenPool inputs) {
    return List.of(
        words.text("token-pool.token", token(inputs)),
        words.text("token-pool.ca", plain(alert.subject())),
        words.text("token-pool.pair", plain(inputs.pair())));
  }

  private List<String> figures(PairFigures figures) {
    return List.of(
        words.text("token-pool.figures"),
        words.text("token-pool.price", price(figures)),
        words.text("token-pool.market-cap", dollars(figures.marketCapUsd())),
        words.text(
            "token-pool.change",
            figures
                .window(Interval.H1)
                .priceChange()
                .map(change -> signedPercent(change.movePointRight(PERCENT)))
                .orElse(ABSENT)));
  }

  private List<String> trading(PairFigures figures) {
    PairFigures.Window hour = figures.window(Interval.H1);
    return List.of(
        words.text("token-pool.trading"),
        words.text(
            "token-pool.volume",
            dollars(hour.volumeUsd()),
            dollars(hour.buyUsd()),
            dollars(hour.sellUsd())),
        words.text(
            "token-pool.trades", number(hour.trades()), number(hour.buys()), number(hour.sells())),
        words.text(
            "token-pool.top10",
            figures
                .top10Share()
                .map(share -> fixedPercent(share.movePointRight(PERCENT)))
                .orElse(ABSENT)));
  }

  private static String token(Inputs.TokenPool inputs) {
    Optional<String> symbol = inputs.symbol().map(text -> plain(text, SYMBOL_LENGTH));
    Optional<String> name = inputs.name().map(text -> plain(text, NAME_LENGTH));
    if (symbol.isEmpty() || name.isEmpty()) {
      return Stream.of(symbol, name).flatMap(Optional::stream).findFirst().orElse(ABSENT);
    }
    return symbol.get() + " (" + name.get() + ")";
  }

  /** Only a price in USD gets the sign of the dollar. */
  private static String price(PairFigures figures) {
    return figures
        .priceUsd()
        .map(usd -> "$" + digits(usd))
        .or(() -> figures.priceQuote().map(sol -> digits(sol) + " SOL"))
        .orElse(ABSENT);
  }

  private static String digits(BigDecimal price) {
    BigDecimal cut = price.round(PRICE_DIGITS);
    return exact(
        cut.scale() > PRICE_DECIMALS ? cut.setScale(PRICE_DECIMALS, RoundingMode.DOWN) : cut);
  }

  private static String dollars(Optional<BigDecimal> amount) {
    return amount.map(Words::usd).orElse(ABSENT);
  }

  private static String number(Optional<Long> count) {
    return count.map(Words::whole).orElse(ABSENT);
  }
}
