package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.door.OwnName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The HTTP server. Where others reach it, somebody must have a token, or it must be said in words
 * that none is needed.
 *
 * @param host name or address to bind to
 * @param port 0 for any free one
 * @param adminToken one that calls which change something may carry
 * @param readToken one that calls which only read may carry; if it is there, they must
 * @param tokensFile names, roles and secrets of more callers; if it is there, reading needs one
 * @param withoutTokens {@link #ANYONE_MAY_READ}, or empty
 * @param allowedHosts names under which it is called, besides those of loopback
 */
public record Http(
    String host,
    int port,
    Optional<Secret> adminToken,
    Optional<Secret> readToken,
    Optional<Path> tokensFile,
    Optional<String> withoutTokens,
    List<String> allowedHosts) {
  /** What opens reading to everybody who reaches the server. */
  public static final String ANYONE_MAY_READ = "anyone-may-read";

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}");
  private static final String OTHERS_REACH_IT =
      "others reach it once http.tokens-file, http.read-token or http.admin-token is set, or"
          + " http.without-tokens="
          + ANYONE_MAY_READ
          + " says that they may read without one)";
  private static final int HIGHEST_PORT = 65_535;

  public Http {
    InvalidComponent.unless(
        HOST.matcher(host).matches(), "host", "a host name or address such as 127.0.0.1", host);
    InvalidComponent.unless(
        port >= 0 && port <= HIGHEST_PORT,
        "port",
        "a port from 1 to 65535, or 0 for any free one",
        port);
    requireNonNull(adminToken, "adminToken");
    requireNonNull(readToken, "readToken");
    requireNonNull(tokensFile, "tokensFile");
    InvalidComponent.unless(
        withoutTokens.isEmpty() || withoutTokens.get().equals(ANYONE_MAY_READ),
        "withoutTokens",
        "the words " + ANYONE_MAY_READ + " or nothing",
        withoutTokens);
    allowedHosts = List.copyOf(allowedHosts);
    InvalidComponent.unless(
        allowedHosts.stream().allMatch(name -> NAME.matcher(name).matches()),
        "allowedHosts",
        "host names such as watch.example, without ports",
        allowedHosts);
    boolean someoneIsKnown =
        withoutTokens.isPresent()
            || adminToken.isPresent()
            || readToken.isPresent()
            || tokensFile.isPresent();
    InvalidComponent.unless(
        OwnName.isLoopback(host) || someoneIsKnown,
        "host",
        "a loopback address, since nobody needs a token (" + OTHERS_REACH_IT,
        host);
    InvalidComponent.unless(
        allowedHosts.isEmpty() || someoneIsKnown,
        "allowedHosts",
        "no name for others, since nobody needs a token (" + OTHERS_REACH_IT,
        allowedHosts);
  }

  /** Whether those without a token may read. */
  public boolean openForReading() {
    return withoutTokens.isPresent()
        || (OwnName.isLoopback(host)
            // A name for others means that something passes on to here what they ask.
            && allowedHosts.isEmpty()
            && readToken.isEmpty()
            && tokensFile.isEmpty());
  }
}
