package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.tidewatch.query.futures.RankingReads;

/** The newest rankings: {@code /api/coins} and {@code /api/oitop}. */
public final class FuturesRankingsResource implements Resource {
  private final RankingReads reads;

  public FuturesRankingsResource(RankingReads reads) {
    this.reads = requireNonNull(reads, "reads");
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(
        "/api/coins",
        context -> {
          Parameters.of(context);
          Answers.ok(context, Envelope.of(reads.coins()));
        });
    routes.get(
        "/api/oitop",
        context -> {
          Parameters.of(context);
          Answers.ok(context, Envelope.of(reads.openInterest()));
        });
  }
}
