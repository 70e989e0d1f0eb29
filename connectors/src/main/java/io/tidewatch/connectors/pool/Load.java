package io.tidewatch.connectors.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.pool.LoadReport.BatchTokens;
import io.tidewatch.connectors.pool.LoadReport.Mode;
import io.tidewatch.connectors.pool.LoadReport.TemplateTokens;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** One load, within one transaction. Used once. */
final class Load {
  private final Handle sql;
  private final LoaderSettings settings;
  private final LoadProgress progress;
  private final FailuresFile file;
  private final LocalDateTime now;
  private final List<String> warnings = new ArrayList<>();

  Load(
      Handle sql,
      LoaderSettings settings,
      LoadProgress progress,
      FailuresFile file,
      LocalDateTime now) {
    this.sql = requireNonNull(sql, "sql");
    this.settings = requireNonNull(settings, "settings");
    this.progress = requireNonNull(progress, "progress");
    this.file = requireNonNull(file, "file");
    this.now = requireNonNull(now, "now");
  }

  /** What all modes begin with. */
  private record Read(
      List<Template> templates, int profiles, Matching matching, List<PoolRow> before) {}

  /** What they end with. */
  private record Made(List<PoolRow> after, List<LoadFailure> failures, int searched) {}

  LoadReport run(Mode mode) throws InterruptedException {
    PoolLock.take(sql);
    Read read = read();
    Made made =
        switch (mode) {
          case INIT -> rebuild(read, Map.of(), Set.of());
          case REFRESH -> rebuild(read, Pairing.known(read.before()), switchedOff(read.before()));
          case INCREMENTAL -> extend(read, read.matching().candidates());
          case RETRY -> extend(read, failedBefore(read.matching()));
        };
    if (made.after().isEmpty()) {
      throw new PoolException(empty(read, made));
    }
    PoolTable table = new PoolTable(sql);
    if (mode == Mode.INIT || mode == Mode.REFRESH) {
      table.replace(made.after(), now);
    } else {
      table.extend(read.before(), made.after(), now);
    }
    table.countBatches(made.after(), now);
    return report(mode, read, made);
  }

  private Read read() {
    SourceTables source = new SourceTables(sql);
    TemplateCheck.Result checked = TemplateCheck.of(source.templates());
    List<String> findings = new ArrayList<>(checked.findings());
    if (checked.templates().isEmpty() && findings.isEmpty()) {
      findings.add("quick_monitor_template: expected a template that is not deleted, found none");
    }
    Set<String> profiles = source.profiles();
    Matching matching =
        Matching.of(checked.templates(), profiles, source.tokens(settings.minMarketCap()));
    findings.addAll(matching.duplicates());
    if (!findings.isEmpty()) {
      throw new PoolException("the pool cannot be loaded, nothing was written", findings);
    }
    warnings.addAll(checked.warnings());
    return new Read(checked.templates(), profiles.size(), matching, new PoolTable(sql).rows());
  }

  private static Set<String> switchedOff(List<PoolRow> rows) {
    return rows.stream()
        .filter(row -> !row.active())
        .map(PoolRow::token)
        .collect(Collectors.toSet());
  }

  /**
   * @param switchedOff tokens that somebody has made inactive, and that stay so
   */
  private Made rebuild(Read read, Map<String, PoolRow> known, Set<String> switchedOff)
      throws InterruptedException {
    List<Candidate> candidates = read.matching().candidates();
    List<String> unknown =
        candidates.stream()
            .map(Candidate::token)
            .filter(token -> !known.containsKey(token))
            .toList();
    Map<String, PairSearch.Outcome> outcomes = search(unknown);
    Pairing pairing = new Pairing(List.of());
    // Whoever had a pair keeps it.
    for (Candidate candidate : candidates) {
      PoolRow row = known.get(candidate.token());
      if (row != null) {
        pairing.pair(
            candidate, new PairSearch.Outcome.Found(row.pair().orElseThrow()), row.createTime());
      }
    }
    candidates.stream()
        .filter(candidate -> !known.containsKey(candidate.token()))
        .forEach(candidate ->
            pairing.pair(candidate, outcomes.get(candidate.token()), Optional.empty()));
    List<PoolRow> rows =
        pairing.rows().stream()
            .map(row -> row.withActive(!switchedOff.contains(row.token())))
            .toList();
    return new Made(Batches.rebuilt(rows), failures(read, pairing), unknown.size());
  }

  private Made extend(Read read, List<Candidate> wanted) throws InterruptedException {
    Set<String> standing = read.before().stream().map(PoolRow::token).collect(Collectors.toSet());
    List<Candidate> candidates =
        wanted.stream().filter(candidate -> !standing.contains(candidate.token())).toList();
    Map<String, PairSearch.Outcome> outcomes =
        search(candidates.stream().map(Candidate::token).toList());
    Pairing pairing = new Pairing(read.before());
    candidates.forEach(
        candidate -> pairing.pair(candidate, outcomes.get(candidate.token()), Optional.empty()));
    return new Made(
        Batches.extended(read.before(), pairing.rows()),
        failures(read, pairing),
        candidates.size());
  }

  private static List<LoadFailure> failures(Read read, Pairing pairing) {
    List<LoadFailure> failures = new ArrayList<>(read.matching().failures());
    failures.addAll(pairing.failures());
    return failures;
  }

  private List<Candidate> failedBefore(Matching matching) {
    Set<String> failed = file.read().stream().map(LoadFailure::token).collect(Collectors.toSet());
    Set<String> gone = new HashSet<>(failed);
    matching.candidates().forEach(candidate -> gone.remove(candidate.token()));
    matching.failures().forEach(failure -> gone.remove(failure.token()));
    gone.stream()
        .sorted()
        .map(token -> LogText.bounded(token) + " failed before and matches no template any more")
        .forEach(warnings::add);
    return matching.candidates().stream()
        .filter(candidate -> failed.contains(candidate.token()))
        .toList();
  }

  private Map<String, PairSearch.Outcome> search(List<String> tokens) throws InterruptedException {
    // A connection that is silent for minutes may be cut by what stands between.
    try (PairSearch search =
        new PairSearch(
            settings, progress, () -> sql.createQuery("SELECT 1").mapTo(int.class).one())) {
      return search.search(tokens);
    }
  }

  private static String empty(Read read, Made made) {
    return "expected at least one token for the pool, found none: of "
        + read.matching().tokens()
        + " tokens "
        + read.matching().outside()
        + " are in no template's range, "
        + read.matching().withoutProfile()
        + " have no profile account (of "
        + read.profiles()
        + " known), "
        + made.failures().size()
        + " have no pair. Nothing was written";
  }

  private LoadReport report(Mode mode, Read read, Made made) {
    Set<String> before = read.before().stream().map(PoolRow::token).collect(Collectors.toSet());
    Set<String> after = made.after().stream().map(PoolRow::token).collect(Collectors.toSet());
    Matching matching = read.matching();
    return new LoadReport(
        mode,
        matching.tokens(),
        read.profiles(),
        matching.candidates().size() + matching.failures().size(),
        matching.outside(),
        matching.withoutProfile(),
        made.searched(),
        (int) after.stream().filter(token -> !before.contains(token)).count(),
        (int) before.stream().filter(token -> !after.contains(token)).count(),
        TemplateTokens.of(read.templates(), made.after()),
        BatchTokens.of(made.after()),
        made.failures(),
        warnings,
        settings.failuresFile());
  }
}
