package io.tidewatch.standalone.node;

import io.tidewatch.query.door.HttpLimits;
import io.tidewatch.query.door.Tls;
import io.tidewatch.query.http.Access;
import io.tidewatch.query.http.AccessToken;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.http.NamedToken;
import io.tidewatch.query.http.Role;
import io.tidewatch.query.http.Tokens;
import io.tidewatch.query.http.TokensFile;
import io.tidewatch.standalone.config.CallerLimits;
import io.tidewatch.standalone.config.ConfigurationException;
import io.tidewatch.standalone.config.Http;
import io.tidewatch.standalone.config.HttpTls;
import io.tidewatch.standalone.config.Secret;
import io.tidewatch.standalone.config.TidewatchSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Gives the API the settings it asks for. */
final class ApiWiring {
  private static final String ADMIN = "admin";
  private static final String READER = "reader";

  private ApiWiring() {}

  static HttpSettings http(TidewatchSettings settings) {
    Http http = settings.http();
    return new HttpSettings(
        http.host(),
        http.port(),
        new Access(tokens(http), http.openForReading()),
        limits(settings.callerLimits()),
        Set.copyOf(http.allowedHosts()),
        tls(settings.httpTls()));
  }

  private static Supplier<Tokens> tokens(Http http) {
    List<NamedToken> named = new ArrayList<>();
    named(ADMIN, Role.OPERATE, http.adminToken()).ifPresent(named::add);
    named(READER, Role.READ, http.readToken()).ifPresent(named::add);
    try {
      Tokens tokens = new Tokens(named);
      return http.tokensFile()
          .<Supplier<Tokens>>map(file -> inFile(file, named))
          .orElse(() -> tokens);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("tidewatch.http: " + e.getMessage());
    }
  }

  private static TokensFile inFile(Path file, List<NamedToken> besides) {
    try {
      return TokensFile.open(file, besides);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("tidewatch.http.tokens-file: " + e.getMessage());
    }
  }

  private static Optional<NamedToken> named(String name, Role role, Optional<Secret> secret) {
    return secret.map(some -> NamedToken.of(name, role, new AccessToken(some.reveal())));
  }

  private static Optional<Tls> tls(HttpTls tls) {
    try {
      return tls.keystore()
          .map(file -> new Tls(file, tls.keystorePassword().orElseThrow().reveal()).checked());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("tidewatch.http.tls.keystore: " + e.getMessage());
    }
  }

  private static HttpLimits limits(CallerLimits limits) {
    return new HttpLimits(
        limits.connections(),
        limits.requestsPerSecond(),
        limits.headerBytes(),
        limits.headers(),
        limits.bodyBytes(),
        limits.receiveTime(),
        limits.requestTime(),
        limits.idleTime());
  }
}
