package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.futures.CoinRow;
import io.tidewatch.query.futures.OpenInterestRow;
import io.tidewatch.query.futures.RankingReads;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/** The newest rankings: {@code /api/coins} and {@code /api/oitop}. */
public final class FuturesRankingsResource implements Resource {
  private final RankingReads reads;

  public FuturesRankingsResource(RankingReads reads) {
    this.reads = requireNonNull(reads, "reads");
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/api/coins", context -> Answers.ok(context, Envelope.of(reads.coins())))
            .named(Tag.FUTURES, "coins", "The newest coin ranking")
            .answering(new TypeReference<Envelope<List<CoinRow>>>() {}.getType()),
        Operation.get(
                "/api/oitop", context -> Answers.ok(context, Envelope.of(reads.openInterest())))
            .named(Tag.FUTURES, "oiTop", "The newest ranking by change of open interest")
            .answering(new TypeReference<Envelope<List<OpenInterestRow>>>() {}.getType()));
  }
}
