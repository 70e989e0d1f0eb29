package io.tidewatch.connectors.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PoolTemplate;
import java.nio.file.Path;
import java.util.List;

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
  }

  /** A batch and how many active tokens it has. */
  public record BatchTokens(int batch, int tokens) {}

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
