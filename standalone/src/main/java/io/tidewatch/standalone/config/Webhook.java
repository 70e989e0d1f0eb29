package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Addresses that alerts are posted to.
 *
 * @param urls by the name that routes call them; they may hold a token, so none is shown
 * @param signingSecret that each request is signed with
 * @param routes which alerts go to which of them
 */
public record Webhook(
    Map<String, Secret> urls, Optional<Secret> signingSecret, List<AlertRoute> routes) {
  /** Whether an address can be posted to. */
  static boolean isAddress(Secret url) {
    try {
      URI uri = new URI(url.reveal());
      return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
    } catch (URISyntaxException e) {
      // Its message would show the address.
      return false;
    }
  }

  public Webhook {
    urls = Collections.unmodifiableMap(new LinkedHashMap<>(urls));
    requireNonNull(signingSecret, "signingSecret");
    routes = List.copyOf(routes);
    InvalidComponent.unless(
        urls.isEmpty() || signingSecret.isPresent(),
        "routes",
        "a signing-secret where there are urls, so that receivers can tell who sent it",
        "no signing-secret");
  }
}
