package io.tidewatch.connectors.pool;

import static java.util.Comparator.comparing;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.contract.pool.Conditions;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.pool.TriggerLogic;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes templates of rows, or names all that is wrong with them. */
final class TemplateCheck {
  private static final String PROFILE = "profile";
  private static final int MOST_CONFIG_BYTES = 65_535;
  private static final int MOST_DIGITS = 18;

  private final List<String> findings = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private TemplateCheck() {}

  /**
   * What came of it.
   *
   * @param templates by market cap, lowest first; none if there are findings
   * @param findings each names template, field, what was expected and what was found
   * @param warnings on templates that are sound and strange
   */
  record Result(List<Template> templates, List<String> findings, List<String> warnings) {
    Result {
      templates = List.copyOf(templates);
      findings = List.copyOf(findings);
      warnings = List.copyOf(warnings);
    }
  }

  /** A row with what could be read of it. */
  private record Draft(
      TemplateRow row,
      BigDecimal min,
      Optional<BigDecimal> max,
      boolean needsProfile,
      Optional<Interval> interval,
      Optional<TriggerLogic> logic,
      Optional<Conditions> conditions) {}

  static Result of(List<TemplateRow> rows) {
    TemplateCheck check = new TemplateCheck();
    List<Draft> drafts =
        rows.stream()
            .map(check::draft)
            .flatMap(Optional::stream)
            .sorted(comparing(Draft::min).thenComparing(draft -> draft.row().id()))
            .toList();
    check.ranges(drafts);
    List<Template> templates = check.findings.isEmpty() ? check.templates(drafts) : List.of();
    return new Result(templates, check.findings, check.warnings);
  }

  private Optional<Draft> draft(TemplateRow row) {
    Consumer<String> finding = text -> findings.add("template " + row.id() + ": " + text);
    Optional<BigDecimal> min =
        number("min_market_cap", row.minMarketCap().or(() -> Optional.of("nothing")), finding);
    Optional<BigDecimal> max = number("max_market_cap", row.maxMarketCap(), finding);
    boolean needsProfile = needsProfile(row.hasTwitter().orElse(""), finding);
    Optional<Interval> interval = interval(row.timeInterval().orElse(""), finding);
    Optional<TriggerLogic> logic = logic(row.triggerLogic().orElse(""), finding);
    Optional<Conditions> conditions = EventsConfig.read(row.eventsConfig(), finding);
    if (row.eventsConfig().orElse("").getBytes(StandardCharsets.UTF_8).length > MOST_CONFIG_BYTES) {
      finding.accept("events_config: expected at most " + MOST_CONFIG_BYTES + " bytes, found more");
    }
    if (conditions.isPresent() && conditions.get().count() == 0) {
      warnings.add("template " + row.id() + ": no condition is enabled, so it never fires");
    }
    return min.map(from -> new Draft(row, from, max, needsProfile, interval, logic, conditions));
  }

  private static Optional<BigDecimal> number(
      String field, Optional<String> text, Consumer<String> finding) {
    try {
      Optional<BigDecimal> number = text.map(String::strip).map(BigDecimal::new);
      if (number.isEmpty() || isOfUse(number.get())) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    finding.accept(field + ": expected a number from 0, found " + LogText.bounded(text.orElse("")));
    return Optional.empty();
  }

  private static boolean isOfUse(BigDecimal number) {
    return number.signum() >= 0
        && Math.abs((long) number.scale()) <= MOST_DIGITS
        && (long) number.precision() - number.scale() <= MOST_DIGITS;
  }

  private static boolean needsProfile(String text, Consumer<String> finding) {
    if (!text.isBlank() && !text.equals(PROFILE)) {
      finding.accept("has_twitter: expected profile or nothing, found " + LogText.bounded(text));
    }
    return !text.isBlank();
  }

  private static Optional<Interval> interval(String text, Consumer<String> finding) {
    Optional<Interval> interval = Interval.find(text);
    if (interval.isEmpty()) {
      finding.accept(
          "time_interval: expected one of " + Interval.names() + ", found " + shown(text));
    }
    return interval;
  }

  private static Optional<TriggerLogic> logic(String text, Consumer<String> finding) {
    try {
      return Optional.of(TriggerLogic.parse(text));
    } catch (IllegalArgumentException e) {
      finding.accept("trigger_logic: expected any or all, found " + shown(text));
      return Optional.empty();
    }
  }

  private static String shown(String text) {
    return text.isBlank() ? "nothing" : LogText.bounded(text);
  }

  private void ranges(List<Draft> drafts) {
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      Optional<Draft> next =
          i + 1 < drafts.size() ? Optional.of(drafts.get(i + 1)) : Optional.empty();
      if (draft.max().isPresent() && draft.max().get().compareTo(draft.min()) <= 0) {
        findings.add(
            "template "
                + draft.row().id()
                + ": max_market_cap: expected more than min_market_cap "
                + draft.min().toPlainString()
                + ", found "
                + draft.max().get().toPlainString()
                + ": no token is in it");
      } else {
        next.ifPresent(after -> overlap(draft, after));
      }
    }
  }

  private void overlap(Draft draft, Draft next) {
    String ids = "templates " + draft.row().id() + " and " + next.row().id();
    String start = next.min().toPlainString();
    if (draft.min().compareTo(next.min()) == 0) {
      findings.add(ids + ": min_market_cap: expected different ones, found " + start + " in both");
    } else if (draft.max().isPresent() && draft.max().get().compareTo(next.min()) > 0) {
      findings.add(
          ids
              + ": expected ranges apart, found that one goes up to "
              + draft.max().get().toPlainString()
              + " and the other begins at "
              + start);
    }
  }

  private List<Template> templates(List<Draft> drafts) {
    List<Template> templates = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      Optional<BigDecimal> next =
          i + 1 < drafts.size() ? Optional.of(drafts.get(i + 1).min()) : Optional.empty();
      templates.add(template(draft, draft.max().or(() -> next)));
    }
    return templates;
  }

  private static Template template(Draft draft, Optional<BigDecimal> end) {
    TemplateRow row = draft.row();
    String name = row.name().filter(text -> !text.isBlank()).orElse("配置" + row.id());
    return new Template(
        new PoolTemplate(
            row.id(),
            FittedText.cut(name, FittedText.TEMPLATE_NAME),
            draft.min(),
            end,
            draft.interval().orElseThrow(),
            draft.logic().orElseThrow(),
            draft.conditions().orElseThrow()),
        draft.needsProfile(),
        row.eventsConfig().orElseThrow());
  }
}
