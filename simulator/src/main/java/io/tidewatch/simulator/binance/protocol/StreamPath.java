package io.tidewatch.simulator.binance.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the path of a handshake asks for: {@code /ws[/<stream>...]} sends payloads as they are,
 * {@code /stream[?streams=<a>/<b>]} wraps them with the name of their stream. Other query
 * parameters are ignored; times are always milliseconds.
 */
public record StreamPath(boolean combined, List<String> streams) {
  private static final String RAW = "/ws";
  private static final String COMBINED = "/stream";
  private static final String PARAMETER = "streams=";

  /** Returns empty when the venue has no such path. */
  public static Optional<StreamPath> parse(String resource) {
    String path = resource;
    String query = "";
    int mark = resource.indexOf('?');
    if (mark >= 0) {
      path = resource.substring(0, mark);
      query = resource.substring(mark + 1);
    }
    if (path.equals(COMBINED)) {
      return of(true, requested(query));
    }
    if (path.equals(RAW)) {
      return of(false, "");
    }
    return path.startsWith(RAW + "/")
        ? of(false, path.substring(RAW.length() + 1))
        : Optional.empty();
  }

  private static String requested(String query) {
    return Arrays.stream(query.split("&"))
        .filter(parameter -> parameter.startsWith(PARAMETER))
        .map(parameter -> parameter.substring(PARAMETER.length()))
        .findFirst()
        .orElse("");
  }

  private static Optional<StreamPath> of(boolean combined, String names) {
    List<String> streams;
    try {
      streams =
          Arrays.stream(URLDecoder.decode(names, StandardCharsets.UTF_8).split("/"))
              .filter(name -> !name.isEmpty())
              .toList();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return streams.stream().allMatch(StreamName::valid)
        ? Optional.of(new StreamPath(combined, streams))
        : Optional.empty();
  }
}
