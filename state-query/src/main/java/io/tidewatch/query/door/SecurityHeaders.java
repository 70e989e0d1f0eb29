package io.tidewatch.query.door;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Tells browsers, with every answer, to load nothing from elsewhere, to guess no types, and to show
 * and read nothing of it on pages of others.
 */
public final class SecurityHeaders extends Handler.Wrapper {
  /** Components of the dashboard set styles in place; scripts are files of its own, always. */
  private static final String POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self';"
          + " object-src 'none'";

  private static final Map<String, String> HEADERS =
      new TreeMap<>(
          Map.of(
              "Content-Security-Policy",
              POLICY,
              "X-Content-Type-Options",
              "nosniff",
              "X-Frame-Options",
              "DENY",
              "Referrer-Policy",
              "no-referrer",
              "Cross-Origin-Opener-Policy",
              "same-origin",
              "Cross-Origin-Resource-Policy",
              "same-origin",
              "Permissions-Policy",
              "camera=(), geolocation=(), microphone=(), payment=(), usb=()"));

  private static final String TRANSPORT = "Strict-Transport-Security";
  private static final String ONE_YEAR = "max-age=31536000";

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    put(request, response.getHeaders());
    return super.handle(request, response, callback);
  }

  /** For answers that are made before any handler is asked. */
  public static void put(Request request, HttpFields.Mutable headers) {
    HEADERS.forEach(headers::put);
    if (request.isSecure()) {
      headers.put(TRANSPORT, ONE_YEAR);
    }
  }
}
