package io.tidewatch.simulator.binance.futures;

import io.tidewatch.simulator.binance.protocol.StreamPath;
import io.tidewatch.simulator.binance.protocol.StreamRoute;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The routes of the futures streams since 2026-04-23. A stream on another route than its own, or on
 * the old unrouted paths, is acknowledged and brings nothing.
 */
final class FuturesRoutes {
  private static final String MARKET = "/market";
  private static final String PUBLIC = "/public";
  private static final Pattern PUBLIC_STREAM =
      Pattern.compile(".*(@bookTicker|@depth.*|@rpiDepth.*)|!bookTicker");

  private FuturesRoutes() {}

  static Optional<StreamRoute> route(String resource) {
    if (resource.startsWith(MARKET + "/")) {
      return below(MARKET, resource, stream -> !isPublic(stream));
    }
    if (resource.startsWith(PUBLIC + "/")) {
      return below(PUBLIC, resource, FuturesRoutes::isPublic);
    }
    return below("", resource, FuturesRoutes::isPublic);
  }

  private static boolean isPublic(String stream) {
    return PUBLIC_STREAM.matcher(stream).matches();
  }

  private static Optional<StreamRoute> below(
      String route, String resource, Predicate<String> carried) {
    return StreamPath.parse(resource.substring(route.length()))
        .map(path -> new StreamRoute(path, carried));
  }
}
