package io.tidewatch.simulator.binance.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The parameters of a REST request. */
public record RestQuery(Map<String, String> parameters) {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern LIST = Pattern.compile("\\[(\"[A-Z0-9]+\"(,\"[A-Z0-9]+\")*)?]");

  public RestQuery {
    parameters = Map.copyOf(parameters);
  }

  public static RestQuery parse(String raw) {
    Map<String, String> parameters = new HashMap<>();
    for (String part : raw == null ? new String[0] : raw.split("&")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parameters.put(
            part.substring(0, equals),
            URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return new RestQuery(parameters);
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }

  /**
   * @throws BadRequest if the value is no whole number
   */
  public OptionalLong number(String name) throws BadRequest {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!NUMBER.matcher(value.get()).matches()) {
      throw new BadRequest(
          -1100,
          "Illegal characters found in parameter '" + name + "'; legal range is '^[0-9]{1,20}$'.");
    }
    return OptionalLong.of(Long.parseLong(value.get()));
  }

  /**
   * How many rows are wanted.
   *
   * @param standard if nothing was said
   * @param most more than that is cut to it
   */
  public int limit(int standard, int most) throws BadRequest {
    long limit = number("limit").orElse(standard);
    if (limit == 0) {
      throw new BadRequest(-1130, "Data sent for parameter 'limit' is not valid.");
    }
    return (int) Math.min(limit, most);
  }

  /** The symbols asked for by {@code symbol} or {@code symbols}; empty if neither is there. */
  public Optional<List<String>> symbols() throws BadRequest {
    if (text("symbol").isPresent()) {
      return text("symbol").map(List::of);
    }
    Optional<String> list = text("symbols");
    if (list.isPresent() && !LIST.matcher(list.get()).matches()) {
      throw new BadRequest(
          -1100, "Illegal characters found in parameter 'symbols'; expected a list of symbols.");
    }
    return list.map(text ->
        Stream.of(text.replaceAll("[\\[\\]\"]", "").split(","))
            .filter(symbol -> !symbol.isEmpty())
            .toList());
  }

  /** A request that the venue answers with 400. */
  public static final class BadRequest extends Exception {
    private final int code;

    public BadRequest(int code, String message) {
      super(message);
      this.code = code;
    }

    public RestAnswer answer() {
      return RestAnswer.error(400, code, getMessage());
    }
  }
}
