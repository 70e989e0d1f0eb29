package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses that alerts are posted to.
 *
 * @param urls by the name that routes call them; they may hold a token, so none is shown
 * @param signingSecret that each request is signed with
 * @param routes which alerts go to which of them
 */
public record Webhook(
    Map<String, Secret> urls, Optional<Secret> signingSecret, List<AlertRoute> routes) {
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
