package io.tidewatch.connectors.http;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Makes the client of whoever asks or posts over HTTP. */
public final class PlainHttp {
  private PlainHttp() {}

  /**
   * A client that goes nowhere else than it is sent: what it carries may be a secret.
   *
   * @param connectWithin how long to wait for a connection
   */
  public static HttpClient client(Duration connectWithin) {
    return client(connectWithin, Optional.empty());
  }

  /**
   * The same.
   *
   * @param trust whom to talk to by TLS; empty for whoever the platform trusts
   */
  public static HttpClient client(Duration connectWithin, Optional<SSLContext> trust) {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .connectTimeout(connectWithin)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1);
    trust.ifPresent(client::sslContext);
    return client.build();
  }
}
