package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.tidewatch.contract.instrument.SolanaAddress;
import io.tidewatch.query.pool.PairReads;
import io.tidewatch.query.pool.PairSummary;
import io.tidewatch.query.store.Scan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Watched pairs and tokens now: {@code /api/pool/pairs[?batch=&template=&limit=&after=]}, {@code
 * /api/pool/pairs/{pair}} and {@code /api/pool/tokens/{token}}.
 */
public final class PoolPairsResource implements Resource {
  private static final String ADDRESS = "an address of Solana, 32 to 44 characters of base 58";

  private final PairReads reads;

  public PoolPairsResource(PairReads reads) {
    this.reads = requireNonNull(reads, "reads");
  }

  /**
   * A page of pairs.
   *
   * @param pairs by address
   * @param next what {@code after} must be to get the page behind this one; absent on the last
   * @param partitionsAnswered if less than {@code partitionsTotal}, pairs are missing
   */
  record Pairs(
      List<PairSummary> pairs,
      Optional<String> next,
      int partitionsAnswered,
      int partitionsTotal) {}

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/api/pool/pairs", this::all);
    routes.get("/api/pool/pairs/{pair}", this::pair);
    routes.get("/api/pool/tokens/{token}", this::token);
  }

  private void all(Context context) {
    Parameters parameters = Parameters.of(context, "batch", "template", "limit", "after");
    int limit = parameters.limit();
    PairReads.Filter filter =
        new PairReads.Filter(
            parameters.number("batch", 1, Integer.MAX_VALUE).map(Math::toIntExact),
            parameters.number("template", 0, Integer.MAX_VALUE).map(Math::toIntExact));
    Optional<String> after = parameters.text("after").map(text -> address("after", text));
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
        new Pairs(
            page,
            more ? Optional.of(page.getLast().pair()) : Optional.empty(),
            scan.partitionsAnswered(),
            scan.partitionsTotal()));
  }

  private void pair(Context context) {
    Parameters.of(context);
    String address = address("pair", context.pathParam("pair"));
    Answers.ok(context, reads.pair(address).orElseThrow(() -> unknown("pair", address)));
  }

  private void token(Context context) {
    Parameters.of(context);
    String address = address("token", context.pathParam("token"));
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
