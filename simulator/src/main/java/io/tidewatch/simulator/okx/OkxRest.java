package io.tidewatch.simulator.okx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.venue.HttpAnswer;
import io.tidewatch.simulator.venue.HttpEndpoint;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The REST answers of the venue: books and instruments (docs-v5, "Public Data"). Thread-safe. */
final class OkxRest implements HttpEndpoint {
  private final OkxMarket market;

  OkxRest(OkxMarket market) {
    this.market = requireNonNull(market, "market");
  }

  @Override
  public HttpAnswer answer(String method, URI uri, Function<String, String> header) {
    Map<String, String> query = query(uri.getRawQuery());
    return switch (uri.getPath()) {
      case "/api/v5/market/books" -> book(query);
      case "/api/v5/public/instruments" -> instruments(query);
      case "/api/v5/public/time" -> HttpAnswer.of(200, "{\"code\":\"0\",\"msg\":\"\",\"data\":[]}");
      default -> HttpAnswer.of(404, error("404", "No such endpoint at the simulated venue."));
    };
  }

  private HttpAnswer book(Map<String, String> query) {
    Optional<InstrumentLine> line = market.find(query.getOrDefault("instId", ""));
    String levels = query.getOrDefault("sz", "1");
    if (line.isEmpty()) {
      return HttpAnswer.of(200, error("51001", "Instrument ID doesn't exist."));
    }
    if (!levels.matches("[1-9][0-9]{0,2}")) {
      return HttpAnswer.of(200, error("51000", "Parameter sz error"));
    }
    return HttpAnswer.of(200, OkxFrames.restBook(line.get().view(Integer.parseInt(levels))));
  }

  private HttpAnswer instruments(Map<String, String> query) {
    String type = query.getOrDefault("instType", "");
    if (!type.matches("SPOT|SWAP|FUTURES|MARGIN|OPTION")) {
      return HttpAnswer.of(200, error("51000", "Parameter instType error"));
    }
    String instId = query.getOrDefault("instId", "");
    return HttpAnswer.of(
        200,
        market.lines().stream()
            .map(InstrumentLine::listing)
            .filter(listing -> listing.instType().equals(type))
            .filter(listing -> instId.isEmpty() || listing.instId().equals(instId))
            .map(OkxListing::row)
            .collect(Collectors.joining(",", "{\"code\":\"0\",\"data\":[", "],\"msg\":\"\"}")));
  }

  @Override
  public HttpAnswer fault(int status) {
    return HttpAnswer.of(
        status,
        status == 429
            ? error("50011", "Too Many Requests")
            : error("50001", "Service temporarily unavailable."));
  }

  private static String error(String code, String message) {
    return "{\"code\":\"" + code + "\",\"msg\":\"" + message + "\",\"data\":[]}";
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String part : raw == null ? new String[0] : raw.split("&")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        query.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    return query;
  }
}
