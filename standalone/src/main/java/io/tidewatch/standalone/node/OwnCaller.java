package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.http.Access;
import io.tidewatch.query.http.AccessToken;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.http.TokensFile;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A part of this process that asks its own API, under a name of its own and with a secret that
 * nobody else has and that ends with the process.
 */
record OwnCaller(String name, String secret) {
  private static final int BYTES = 32;

  OwnCaller {
    requireNonNull(name, "name");
    requireNonNull(secret, "secret");
  }

  /** With a new secret. */
  static OwnCaller named(String part) {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new OwnCaller(TokensFile.OWN_PREFIX + part, HexFormat.of().formatHex(bytes));
  }

  /** The same server, where this one is known. */
  HttpSettings knownTo(HttpSettings http) {
    return http.with(http.access().and(new Access.Own(name, new AccessToken(secret))));
  }

  @Override
  public String toString() {
    return "OwnCaller[name=" + name + "]";
  }
}
