package io.tidewatch.topology.dbotx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PairFigures;
import io.tidewatch.topology.parse.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;

/**
 * Takes the figures of a pair out of the fields that the venue abbreviates them with. A field that
 * is absent, null, or no number that can be meant leaves its figure absent. Not thread-safe.
 */
final class FigureReader {
  private final JsonParser parser;
  private long takenFromText;
  private long unreadable;

  FigureReader(JsonParser parser) {
    this.parser = requireNonNull(parser, "parser");
  }

  /** Figures so far that came as text and were taken. */
  long takenFromText() {
    return takenFromText;
  }

  /** Figures so far that could not be read. */
  long unreadable() {
    return unreadable;
  }

  Row begin() {
    return new Row();
  }

  /** What a field is. */
  private enum Kind {
    PRICE_USD(false),
    PRICE_QUOTE(false),
    MARKET_CAP(false),
    TOKEN_RESERVE(false),
    QUOTE_RESERVE(false),
    TOP_10_SHARE(false),
    HOLDERS(true),
    CHANGE(false),
    BUY_USD(false),
    SELL_USD(false),
    BUYS(true),
    SELLS(true);

    final boolean whole;

    Kind(boolean whole) {
      this.whole = whole;
    }
  }

  /**
   * A field.
   *
   * @param interval null if it is of none
   */
  private record Field(Kind kind, Interval interval) {
    boolean accepts(BigDecimal value) {
      return kind == Kind.CHANGE || value.signum() >= 0 && (!kind.whole || Numbers.isCount(value));
    }
  }

  private static final Map<String, Field> FIELDS = fields();

  private static Map<String, Field> fields() {
    Map<String, Field> fields = new HashMap<>();
    fields.put("tpu", new Field(Kind.PRICE_USD, null));
    fields.put("tp", new Field(Kind.PRICE_QUOTE, null));
    fields.put("mp", new Field(Kind.MARKET_CAP, null));
    fields.put("tr", new Field(Kind.TOKEN_RESERVE, null));
    fields.put("cr", new Field(Kind.QUOTE_RESERVE, null));
    fields.put("t10", new Field(Kind.TOP_10_SHARE, null));
    fields.put("h", new Field(Kind.HOLDERS, null));
    for (Interval interval : Interval.values()) {
      fields.put("pc" + interval.wireName(), new Field(Kind.CHANGE, interval));
      fields.put("bv" + interval.wireName(), new Field(Kind.BUY_USD, interval));
      fields.put("sv" + interval.wireName(), new Field(Kind.SELL_USD, interval));
      fields.put("bt" + interval.wireName(), new Field(Kind.BUYS, interval));
      fields.put("st" + interval.wireName(), new Field(Kind.SELLS, interval));
    }
    return Map.copyOf(fields);
  }

  /** The figures of one pair, as they come. */
  final class Row {
    private final Map<Kind, BigDecimal> plain = new EnumMap<>(Kind.class);
    private final Map<Interval, Map<Kind, BigDecimal>> windows = new EnumMap<>(Interval.class);

    /** Takes the value that the parser stands on, if it is a figure. */
    void take(String name) {
      Field field = FIELDS.get(name);
      if (field == null) {
        return;
      }
      BigDecimal value =
          switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> read(field, false);
            case VALUE_STRING -> read(field, true);
            default -> {
              unreadable++;
              yield null;
            }
          };
      if (value != null) {
        (field.interval() == null
                ? plain
                : windows.computeIfAbsent(field.interval(), interval -> new EnumMap<>(Kind.class)))
            .put(field.kind(), value);
      }
    }

    private BigDecimal read(Field field, boolean text) {
      Optional<BigDecimal> value = Numbers.read(parser.getString()).filter(field::accepts);
      if (value.isEmpty()) {
        unreadable++;
      } else if (text) {
        takenFromText++;
      }
      return value.orElse(null);
    }

    PairFigures toFigures() {
      List<PairFigures.Window> said = new ArrayList<>(windows.size());
      windows.forEach((interval, of) -> said.add(window(interval, of)));
      return new PairFigures(
          decimal(plain, Kind.PRICE_USD),
          decimal(plain, Kind.PRICE_QUOTE),
          decimal(plain, Kind.MARKET_CAP),
          decimal(plain, Kind.TOKEN_RESERVE),
          decimal(plain, Kind.QUOTE_RESERVE),
          decimal(plain, Kind.TOP_10_SHARE),
          count(plain, Kind.HOLDERS),
          said);
    }
  }

  private static PairFigures.Window window(Interval interval, Map<Kind, BigDecimal> of) {
    return new PairFigures.Window(
        interval,
        decimal(of, Kind.CHANGE),
        decimal(of, Kind.BUY_USD),
        decimal(of, Kind.SELL_USD),
        count(of, Kind.BUYS),
        count(of, Kind.SELLS));
  }

  private static Optional<BigDecimal> decimal(Map<Kind, BigDecimal> of, Kind kind) {
    return Optional.ofNullable(of.get(kind));
  }

  private static Optional<Long> count(Map<Kind, BigDecimal> of, Kind kind) {
    return decimal(of, kind).map(BigDecimal::longValueExact);
  }
}
