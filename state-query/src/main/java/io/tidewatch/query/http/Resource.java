package io.tidewatch.query.http;

import io.javalin.config.RoutesConfig;

/** Something that the API answers questions about. */
public interface Resource {
  /** Adds its paths. */
  void register(RoutesConfig routes);
}
