package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A database that takes line protocol at {@code /api/v2/write}: InfluxDB, VictoriaMetrics, QuestDB.
 *
 * @param url base of its HTTP interface; empty for none
 * @param token of the {@code Authorization} header; empty for none
 * @param organization as InfluxDB 2 wants it; others ignore it
 * @param bucket database to write to
 * @param spoolMegabytes room on disk for what the server does not take; then the oldest goes
 */
public record TimeSeries(
    Optional<URI> url,
    Optional<Secret> token,
    String organization,
    String bucket,
    int spoolMegabytes) {
  public TimeSeries {
    url.ifPresent(u -> Require.url("url", u, Set.of("http", "https"), "http://localhost:8086"));
    requireNonNull(token, "token");
    requireNonNull(organization, "organization");
    InvalidComponent.unless(!bucket.isBlank(), "bucket", "the name of a bucket", bucket);
    Require.between("spoolMegabytes", 1, 1_000_000, spoolMegabytes);
  }
}
