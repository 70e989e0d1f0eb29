package io.tidewatch.standalone.node;

import java.net.URI;
import java.util.Set;

/** Where this process finds its own API. */
final class ApiAddress {
  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");
  private static final String LOOPBACK = "127.0.0.1";

  private ApiAddress() {}

  /**
   * The address to ask.
   *
   * @param secure whether it speaks TLS
   * @param host what the API is bound to: only what stands for every address includes loopback
   */
  static URI of(boolean secure, String host, int port) {
    String asked = EVERY_ADDRESS.contains(host) ? LOOPBACK : host;
    String inUri = asked.indexOf(':') < 0 ? asked : "[" + asked + "]";
    return URI.create((secure ? "https://" : "http://") + inUri + ":" + port);
  }
}
