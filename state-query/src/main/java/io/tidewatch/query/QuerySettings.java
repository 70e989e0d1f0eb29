package io.tidewatch.query;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.query.http.HttpSettings;

/**
 * What the query side is configured with.
 *
 * @param version of the program, for {@code /status}
 * @param tokenHint one clause that tells the operator how to set the access token, for the answer
 *     when there is none
 */
public record QuerySettings(
    KafkaAccess kafka, HttpSettings http, String version, String tokenHint) {
  public QuerySettings {
    requireNonNull(kafka, "kafka");
    requireNonNull(http, "http");
    requireNonNull(version, "version");
    requireNonNull(tokenHint, "tokenHint");
  }
}
