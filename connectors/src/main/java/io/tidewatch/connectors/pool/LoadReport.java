package io.tidewatch.connectors.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PoolTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a load found and wrote.
 *
 * @param mode which kind of load
 * @param tokens rows of tokens looked at: of the right source and at least the minimum market cap
 * @param profiles accounts of persons
 * @param candidates tokens that a template is for
 * @param outsideTemplates tokens in no template's range of market caps
 * @param withoutProfile tokens whose template wants the account of a person, and that have none
 * @param searched tokens that the venue was asked for
 * @param added tokens that came into the pool
 * @param removed tokens that left it
 * @param templates of the pool as it is now, lowest range first
 * @param batches of the pool as it is now
 * @param failures tokens that should be in the pool and are not
 * @param warnings what should be looked at, one sentence each
 * @param failuresFile where the failures are, for a retry
 */
public record LoadReport(
    Mode mode,
    int tokens,
    int profiles,
    int candidates,
    int outsideTemplates,
    int withoutProfile,
    int searched,
    int added,
    int removed,
    List<TemplateTokens> templates,
    List<BatchTokens> batches,
    List<LoadFailure> failures,
    List<String> warnings,
    Path failuresFile) {
  public LoadReport {
    requireNonNull(mode, "mode");
    templates = List.copyOf(templates);
    batches = List.copyOf(batches);
    failures = List.copyOf(failures);
    warnings = List.copyOf(warnings);
    requireNonNull(failuresFile, "failuresFile");
  }

  /** The kinds of loads. */
  public enum Mode {
    /** Everything anew. */
    INIT,
    /** Templates and tokens anew, known pairs kept. */
    REFRESH,
    /** New tokens only. */
    INCREMENTAL,
    /** The failures of the load before only. */
    RETRY
  }

  /** A template and how many tokens of the pool it is for. */
  public record TemplateTokens(PoolTemplate template, int tokens) {
    public TemplateTokens {
      requireNonNull(template, "template");
    }

    static List<TemplateTokens> of(List<Template> templates, List<PoolRow> rows) {
      Map<Integer, Long> tokens =
          rows.stream()
              .filter(PoolRow::active)
              .collect(Collectors.groupingBy(PoolRow::templateId, Collectors.counting()));
      return templates.stream()
          .map(Template::terms)
          .map(terms -> new TemplateTokens(terms, tokens.getOrDefault(terms.id(), 0L).intValue()))
          .toList();
    }
  }

  /** A batch and how many active tokens it has. */
  public record BatchTokens(int batch, int tokens) {
    static List<BatchTokens> of(List<PoolRow> rows) {
      return rows.stream()
          .filter(PoolRow::active)
          .collect(Collectors.groupingBy(PoolRow::batch, TreeMap::new, Collectors.counting()))
          .entrySet()
          .stream()
          .map(batch -> new BatchTokens(batch.getKey(), batch.getValue().intValue()))
          .toList();
    }
  }

  /** Active tokens in the pool. */
  public int pooled() {
    return batches.stream().mapToInt(BatchTokens::tokens).sum();
  }

  LoadReport withWarnings(List<String> others) {
    return new LoadReport(
        mode,
        tokens,
        profiles,
        candidates,
        outsideTemplates,
        withoutProfile,
        searched,
        added,
        removed,
        templates,
        batches,
        failures,
        others,
        failuresFile);
  }

  /** The same for people to read, with a line feed at the end of each line. */
  public String text() {
    return LoadReportText.of(this);
  }
}
