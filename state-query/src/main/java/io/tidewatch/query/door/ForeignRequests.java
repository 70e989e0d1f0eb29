package io.tidewatch.query.door;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.door.Refusals.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.HostPort;

/**
 * Turns away requests that ask for another server, those with which a page of another site wants to
 * change something, and those with more headers than anybody needs.
 */
final class ForeignRequests extends Handler.Wrapper {
  private static final Set<String> CHANGE_NOTHING = Set.of("GET", "HEAD");

  private final OwnName own;
  private final int headers;
  private final Refusals refusals;

  ForeignRequests(OwnName own, int headers, Refusals refusals) {
    this.own = requireNonNull(own, "own");
    this.headers = headers;
    this.refusals = requireNonNull(refusals, "refusals");
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.getHeaders().size() > headers) {
      return refuse(
          Reason.TOO_MANY_HEADERS,
          HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431,
          request,
          response,
          callback);
    }
    if (!isForUs(request)) {
      return refuse(Reason.HOST, HttpStatus.MISDIRECTED_REQUEST_421, request, response, callback);
    }
    if (!CHANGE_NOTHING.contains(request.getMethod()) && !isFromUs(request)) {
      return refuse(Reason.ORIGIN, HttpStatus.FORBIDDEN_403, request, response, callback);
    }
    return super.handle(request, response, callback);
  }

  private boolean refuse(
      Reason reason, int status, Request request, Response response, Callback callback) {
    refusals.count(reason);
    Response.writeError(request, response, callback, status);
    return true;
  }

  /** The line of a request may name another host than its header, and goes first then. */
  private boolean isForUs(Request request) {
    return hostOf(request.getHeaders().get(HttpHeader.HOST)).map(own::is).orElse(true)
        && Optional.ofNullable(request.getHttpURI().getHost()).map(own::is).orElse(true);
  }

  private boolean isFromUs(Request request) {
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    if (origin == null) {
      return true;
    }
    try {
      URI uri = new URI(origin);
      String authority = uri.getRawAuthority();
      return authority != null
          && (authority.equalsIgnoreCase(request.getHeaders().get(HttpHeader.HOST))
              || (uri.getHost() != null && own.isConfigured(uri.getHost())));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static Optional<String> hostOf(String header) {
    if (header == null || header.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new HostPort(header).getHost());
    } catch (IllegalArgumentException e) {
      // No name of ours; it is refused as such.
      return Optional.of(header);
    }
  }
}
