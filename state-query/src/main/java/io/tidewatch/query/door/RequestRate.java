package io.tidewatch.query.door;

import io.tidewatch.query.door.Refusals.Reason;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.DoSHandler;

/**
 * Counts requests for each caller: by the name of the token, or else by the address, so that
 * whoever is known is not held up by strangers behind the same address.
 */
final class RequestRate {
  private static final int MOST_CALLERS = 10_000;
  private static final String RETRY_AFTER_SECONDS = "1";

  private RequestRate() {}

  /**
   * Lets through so many a second on average, and twice as many at once.
   *
   * @param known whose token an authorization header carries
   */
  static Handler.Wrapper of(
      int perSecond, Function<Optional<String>, Optional<String>> known, Refusals refusals) {
    return new DoSHandler(
        null,
        request -> caller(request, known),
        new DoSHandler.LeakingBucketTrackerFactory(perSecond, 2 * perSecond, null),
        (request, response, callback) -> {
          refusals.count(Reason.TOO_MANY_REQUESTS);
          response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_AFTER_SECONDS);
          Response.writeError(request, response, callback, HttpStatus.TOO_MANY_REQUESTS_429);
          return true;
        },
        MOST_CALLERS,
        true);
  }

  private static String caller(
      Request request, Function<Optional<String>, Optional<String>> known) {
    return known
        .apply(Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION)))
        .map(name -> "token " + name)
        .orElseGet(() -> address(request.getConnectionMetaData().getRemoteSocketAddress()));
  }

  /** Whoever has one address of version 6 has all of its network of 64 bits. */
  private static String address(SocketAddress remote) {
    if (!(remote instanceof InetSocketAddress socket) || socket.getAddress() == null) {
      return "";
    }
    InetAddress address = socket.getAddress();
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
        : address.getHostAddress();
  }
}
