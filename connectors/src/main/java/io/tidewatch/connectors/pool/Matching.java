package io.tidewatch.connectors.pool;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.contract.instrument.SolanaAddress;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which tokens the templates are for.
 *
 * @param candidates largest market cap first
 * @param failures tokens that a template is for, and that cannot be in the pool
 * @param duplicates findings: tokens that are there more than once
 * @param tokens rows looked at
 * @param outside how many lie in no template's range
 * @param withoutProfile how many have no account of a person, and their template wants one
 */
record Matching(
    List<Candidate> candidates,
    List<LoadFailure> failures,
    List<String> duplicates,
    int tokens,
    int outside,
    int withoutProfile) {
  private static final BigDecimal BEYOND_COLUMN = BigDecimal.TEN.pow(18);
  private static final int CENTS = 2;

  Matching {
    candidates = List.copyOf(candidates);
    failures = List.copyOf(failures);
    duplicates = List.copyOf(duplicates);
  }

  /**
   * @param profiles addresses of the accounts of persons, trimmed
   */
  static Matching of(List<Template> templates, Set<String> profiles, List<TokenRow> rows) {
    List<Candidate> candidates = new ArrayList<>();
    List<LoadFailure> failures = new ArrayList<>();
    Map<String, List<TokenRow>> seen = new HashMap<>();
    int outside = 0;
    int withoutProfile = 0;
    for (TokenRow row : rows) {
      Optional<Template> template =
          templates.stream().filter(each -> each.covers(row.marketCap())).findFirst();
      if (template.isEmpty()) {
        outside++;
      } else if (template.get().needsProfile() && !hasProfile(row, profiles)) {
        withoutProfile++;
      } else {
        Candidate candidate = candidate(row, template.get());
        seen.computeIfAbsent(candidate.token(), token -> new ArrayList<>()).add(row);
        refusal(candidate)
            .ifPresentOrElse(
                reason -> failures.add(candidate.failed(reason)), () -> candidates.add(candidate));
      }
    }
    candidates.sort(Candidate.ORDER);
    return new Matching(
        candidates, failures, duplicates(seen), rows.size(), outside, withoutProfile);
  }

  private static boolean hasProfile(TokenRow row, Set<String> profiles) {
    return row.twitterUrl().map(String::strip).filter(profiles::contains).isPresent();
  }

  private static Candidate candidate(TokenRow row, Template template) {
    return new Candidate(
        row.ca().orElse("").strip(),
        FittedText.cut(row.symbol(), FittedText.SYMBOL),
        FittedText.cut(row.name(), FittedText.NAME),
        row.marketCap().setScale(CENTS, RoundingMode.HALF_UP),
        FittedText.cut(row.twitterUrl().map(String::strip), FittedText.TWITTER_URL),
        template);
  }

  private static Optional<String> refusal(Candidate candidate) {
    if (!SolanaAddress.isValid(candidate.token())) {
      return Optional.of(
          "expected an address of Solana, found '" + LogText.bounded(candidate.token()) + "'");
    }
    if (candidate.marketCap().compareTo(BEYOND_COLUMN) >= 0) {
      return Optional.of("expected a market cap of at most 18 digits, found a larger one");
    }
    return Optional.empty();
  }

  private static List<String> duplicates(Map<String, List<TokenRow>> seen) {
    return seen.entrySet().stream()
        .filter(token -> !token.getKey().isEmpty() && token.getValue().size() > 1)
        .sorted(Map.Entry.comparingByKey())
        .map(token ->
            "token "
                + LogText.bounded(token.getKey())
                + ": expected one row in token_launch_history, found "
                + token.getValue().size()
                + ", with market caps "
                + token.getValue().stream().map(row -> row.marketCap().toPlainString()).toList())
        .toList();
  }
}
