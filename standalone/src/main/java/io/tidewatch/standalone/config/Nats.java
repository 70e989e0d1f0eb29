package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The bridge that hands trading signals on through NATS JetStream.
 *
 * @param url scheme nats or tls; empty for no bridge
 * @param user empty for none
 * @param password empty for none
 * @param token empty for none
 * @param credentialsFile of a decentralized login; empty for none
 * @param stream that holds the signals; it is made if it is not there
 * @param subject begins the subject of each signal
 */
public record Nats(
    Optional<URI> url,
    Optional<String> user,
    Optional<Secret> password,
    Optional<Secret> token,
    Optional<Path> credentialsFile,
    String stream,
    String subject) {
  private static final Pattern STREAM = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+){0,8}");

  public Nats {
    url.ifPresent(some -> Require.url("url", some, Set.of("nats", "tls"), "nats://localhost:4222"));
    requireNonNull(user, "user");
    requireNonNull(password, "password");
    requireNonNull(token, "token");
    requireNonNull(credentialsFile, "credentialsFile");
    InvalidComponent.unless(
        STREAM.matcher(stream).matches(),
        "stream",
        "a name of letters, digits, - and _ such as TIDEWATCH_SIGNALS",
        stream);
    InvalidComponent.unless(
        SUBJECT.matcher(subject).matches(),
        "subject",
        "a subject without wildcards such as tidewatch.signals",
        subject);
  }
}
