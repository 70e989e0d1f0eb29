package io.tidewatch.connectors.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.RestClient;
import io.tidewatch.connectors.feed.RestException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Asks the venue for the pairs of tokens: a batch, a pause, the next batch, a few at once. A token
 * that could not be asked for is a failure of its own; when none can be, the search is broken off.
 */
final class PairSearch implements AutoCloseable {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
  private static final int ENOUGH_TO_JUDGE = 10;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  /** What came of a token. */
  sealed interface Outcome {
    /** Its pair. */
    record Found(String pair) implements Outcome {}

    /** The venue was asked and has none, or would not say. */
    record NotFound(String reason) implements Outcome {}

    /** The venue turned the request down with a status of HTTP. */
    record Refused(String reason) implements Outcome {}

    /** The venue could not be asked. */
    record NotAsked(String reason) implements Outcome {}
  }

  private record Searched(String token, Outcome outcome) {}

  private final LoaderSettings settings;
  private final LoadProgress progress;
  private final RestClient rest;
  private final Runnable betweenBatches;
  private final Map<String, Outcome> outcomes = new HashMap<>();

  /**
   * @param betweenBatches called before each pause
   */
  PairSearch(LoaderSettings settings, LoadProgress progress, Runnable betweenBatches) {
    this.settings = requireNonNull(settings, "settings");
    this.progress = requireNonNull(progress, "progress");
    this.betweenBatches = requireNonNull(betweenBatches, "betweenBatches");
    this.rest =
        new RestClient(
            settings.search(),
            settings.apiKey().map(key -> Map.of("x-api-key", key)).orElse(Map.of()),
            CONNECT_WITHIN,
            settings.limits());
  }

  /** The outcome of each token. */
  Map<String, Outcome> search(List<String> tokens) throws InterruptedException {
    progress.found(tokens.size());
    for (int from = 0; from < tokens.size(); from += settings.searchBatch()) {
      if (from > 0) {
        betweenBatches.run();
        Thread.sleep(settings.pause());
      }
      batch(tokens.subList(from, Math.min(tokens.size(), from + settings.searchBatch())));
    }
    return Map.copyOf(outcomes);
  }

  private void batch(List<String> tokens) throws InterruptedException {
    ExecutorService few =
        Executors.newFixedThreadPool(
            settings.concurrency(), Thread.ofVirtual().name("pair-search-", 0).factory());
    try {
      CompletionService<Searched> searches = new ExecutorCompletionService<>(few);
      tokens.forEach(token -> searches.submit(() -> new Searched(token, ask(token))));
      List<Outcome> batch = new ArrayList<>();
      for (int i = 0; i < tokens.size(); i++) {
        Searched searched = searches.take().get();
        outcomes.put(searched.token(), searched.outcome());
        batch.add(searched.outcome());
        progress.searched(outcomes.size(), failed());
      }
      giveUpIfNoneWasAsked(batch);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof PoolException known
          ? known
          : new IllegalStateException("a search failed unexpectedly", e.getCause());
    } finally {
      few.shutdownNow();
    }
  }

  private int failed() {
    return (int)
        outcomes.values().stream().filter(outcome -> !(outcome instanceof Outcome.Found)).count();
  }

  // A venue that is away would else look like a market without pairs.
  private void giveUpIfNoneWasAsked(List<Outcome> batch) {
    boolean enough = batch.size() >= ENOUGH_TO_JUDGE;
    boolean all = batch.size() == outcomes.size() || enough;
    List<String> reasons =
        batch.stream().flatMap(outcome -> unanswered(outcome, enough).stream()).toList();
    if (all && reasons.size() == batch.size()) {
      throw new PoolException(
          "the search at "
              + settings.search()
              + " answered none of "
              + batch.size()
              + " requests in a row ("
              + reasons.getFirst()
              + "). Nothing was written; check the address, or run it again when the venue is"
              + " back");
    }
  }

  // A few that are refused may be the fault of their tokens, many are not.
  private static Optional<String> unanswered(Outcome outcome, boolean enough) {
    return switch (outcome) {
      case Outcome.NotAsked(String reason) -> Optional.of(reason);
      case Outcome.Refused(String reason) when enough -> Optional.of(reason);
      case Outcome.Refused _, Outcome.Found _, Outcome.NotFound _ -> Optional.empty();
    };
  }

  private Outcome ask(String token) throws InterruptedException {
    try {
      return rest.get(settings.search().getRawPath() + "?keyword=" + token, MainPool::of)
          .<Outcome>map(Outcome.Found::new)
          .orElseGet(() -> new Outcome.NotFound("the venue knows no pool of it on Solana"));
    } catch (RestException e) {
      return outcome(e);
    }
  }

  private Outcome outcome(RestException e) {
    String said = withoutKey(e.getMessage());
    int status = e.status().orElse(0);
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      throw new PoolException(
          "the search refused the API key ("
              + said
              + "). Nothing was written; set the key of DBotX in the environment or its file");
    }
    return switch (e.kind()) {
      case RestException.Cause.Permanent() ->
          status == 0 ? new Outcome.NotFound(said) : new Outcome.Refused(said);
      case RestException.Cause.Transient() -> new Outcome.NotAsked(said);
      case RestException.Cause.Throttled(Duration after) -> {
        if (after.compareTo(settings.limits().longestPause()) > 0) {
          throw new PoolException(
              "the search wants a pause of "
                  + after.toSeconds()
                  + " s. Nothing was written; run it again after that");
        }
        yield new Outcome.NotAsked(said);
      }
    };
  }

  // A venue may say back what it was sent.
  private String withoutKey(String text) {
    return settings.apiKey().map(key -> text.replace(key, "(hidden)")).orElse(text);
  }

  @Override
  public void close() {
    rest.close();
  }
}
