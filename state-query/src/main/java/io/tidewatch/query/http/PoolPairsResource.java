package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.tidewatch.contract.instrument.SolanaAddress;
import io.tidewatch.query.pool.PairReads;
import io.tidewatch.query.pool.PairSummary;
import io.tidewatch.query.pool.PairView;
import io.tidewatch.query.store.Coverage;
import io.tidewatch.query.store.Scan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Watched pairs and tokens now: {@code /api/pool/pairs[?batch=&template=&limit=&cursor=]}, {@code
 * /api/pool/pairs/{pair}} and {@code /api/pool/tokens/{token}}.
 */
public final class PoolPairsResource implements Resource {
  private static final String ADDRESS = "an address of Solana, 32 to 44 characters of base 58";

  private static final String NOT_THERE = "it is not in the pool; capitals matter";

  private static final Kind<String> SOLANA =
      Kind.text().as(PoolPairsResource::address).looking(Shape.text(32, 44));

  private static final Parameter<String> PAIR =
      Parameter.path("pair", SOLANA).example("7GMDvkzc8YbmmQZQSG6ubpkMfX6n6oVoAHPBd4d4V8wz");

  private static final Parameter<String> TOKEN =
      Parameter.path("token", SOLANA)
          .says("the contract address")
          .example("So11111111111111111111111111111111111111112");

  private static final Parameter<Integer> BATCH =
      Parameter.query("batch", Kind.whole(1, Integer.MAX_VALUE)).says("only those of this batch");

  private static final Parameter<Integer> TEMPLATE =
      Parameter.query("template", Kind.whole(0, Integer.MAX_VALUE))
          .says("only those that are watched for this");

  private static final Parameter<String> CURSOR = Paging.cursor(SOLANA);

  private final PairReads reads;

  public PoolPairsResource(PairReads reads) {
    this.reads = requireNonNull(reads, "reads");
  }

  /**
   * A page of pairs.
   *
   * @param pairs by address
   * @param next asks for the page behind this one as {@code cursor}; absent on the last
   * @param partitionsAnswered if less than {@code partitionsTotal}, pairs are missing
   * @param source standby if a copy answered for a partition
   * @param lag how far it was behind
   */
  record Pairs(
      List<PairSummary> pairs,
      Optional<String> next,
      int partitionsAnswered,
      int partitionsTotal,
      String source,
      long lag) {
    static Pairs of(List<PairSummary> pairs, Optional<String> next, Coverage coverage) {
      return new Pairs(
          pairs, next, coverage.answered(), coverage.total(), coverage.source(), coverage.lag());
    }
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/api/pool/pairs", this::all)
            .named(Tag.POOL, "poolPairs", "Watched pairs with their last price, by address")
            .taking(BATCH, TEMPLATE, Paging.LIMIT, CURSOR)
            .answering(Pairs.class),
        Operation.get("/api/pool/pairs/{pair}", this::pair)
            .named(
                Tag.POOL,
                "poolPair",
                "A pair: template, last values, what the template finds in them, cooldown left")
            .taking(PAIR)
            .answering(PairView.class)
            .refusing(404, NOT_THERE),
        Operation.get("/api/pool/tokens/{token}", this::token)
            .named(Tag.POOL, "poolToken", "The pair of a token")
            .taking(TOKEN)
            .answering(PairView.class)
            .refusing(404, NOT_THERE));
  }

  private void all(Context context) {
    int limit = Paging.LIMIT.of(context);
    PairReads.Filter filter = new PairReads.Filter(BATCH.find(context), TEMPLATE.find(context));
    Optional<String> after = CURSOR.find(context);
    Scan<List<PairSummary>> scan = reads.pairs(filter, after, limit + 1);
    List<PairSummary> found =
        scan.elements(pairs -> pairs)
            .sorted(Comparator.comparing(PairSummary::pair))
            .limit(limit + 1L)
            .toList();
    boolean more = found.size() > limit;
    List<PairSummary> page = more ? found.subList(0, limit) : found;
    Answers.ok(
        context,
        Pairs.of(
            page, more ? Optional.of(page.getLast().pair()) : Optional.empty(), scan.coverage()));
  }

  private void pair(Context context) {
    String address = PAIR.of(context);
    Answers.ok(context, reads.pair(address).orElseThrow(() -> unknown("pair", address)));
  }

  private void token(Context context) {
    String address = TOKEN.of(context);
    Answers.ok(context, reads.token(address).orElseThrow(() -> unknown("token", address)));
  }

  private static String address(String field, String text) {
    if (!SolanaAddress.isValid(text)) {
      throw ApiException.badInput(field, ADDRESS, text);
    }
    return text;
  }

  private static ApiException unknown(String kind, String address) {
    return ApiException.notFound(
        "the "
            + kind
            + " "
            + address
            + " is not in the pool; /api/pool/pairs lists those that are, and capitals matter");
  }
}
