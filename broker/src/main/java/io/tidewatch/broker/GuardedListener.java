package io.tidewatch.broker;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Map;

/**
 * A port of the embedded broker beside the open one, as guarded as those of clusters are.
 *
 * @param protocol SSL, SASL_PLAINTEXT or SASL_SSL
 * @param settings what the broker needs for it, under Kafka's names, such as {@code
 *     ssl.keystore.location} and {@code plain.sasl.jaas.config}
 */
public record GuardedListener(String protocol, Map<String, String> settings) {
  private static final String NAME = "GUARDED";

  public GuardedListener {
    requireNonNull(protocol, "protocol");
    settings = Map.copyOf(settings);
  }

  /**
   * Opens it besides the listeners that are there.
   *
   * @return what clients connect to
   */
  String addTo(Map<String, String> broker, int port) {
    String address = "127.0.0.1:" + port;
    String opened = "," + NAME + "://" + address;
    broker.merge("listeners", opened, String::concat);
    broker.merge("advertised.listeners", opened, String::concat);
    broker.merge("listener.security.protocol.map", "," + NAME + ":" + protocol, String::concat);
    settings.forEach((name, value) ->
        broker.put("listener.name." + NAME.toLowerCase(Locale.ROOT) + "." + name, value));
    return address;
  }

  @Override
  public String toString() {
    return "GuardedListener[protocol=" + protocol + ", settings=" + settings.keySet() + "]";
  }
}
