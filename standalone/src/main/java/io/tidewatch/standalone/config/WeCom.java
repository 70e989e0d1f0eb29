package io.tidewatch.standalone.config;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Group robots of WeCom.
 *
 * @param url base of the API
 * @param keys of the robots, by the name that routes call them; none for no WeCom
 * @param routes which alerts go to which of them
 */
public record WeCom(URI url, Map<String, Secret> keys, List<AlertRoute> routes) {
  public WeCom {
    Require.url("url", url, Set.of("http", "https"), "https://qyapi.weixin.qq.com");
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    routes = List.copyOf(routes);
  }
}
