package io.tidewatch.connectors.pool;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.contract.pool.PoolTemplate;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report as text. */
final class LoadReportText {
  private LoadReportText() {}

  static String of(LoadReport report) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "pool %s: %d tokens in %d batches",
        report.mode().name().toLowerCase(Locale.ROOT),
        report.pooled(),
        report.batches().size());
    line(
        text,
        "  %d candidates of %d tokens (%d in no template's range, %d without a profile"
            + " account; %d profile accounts known)",
        report.candidates(),
        report.tokens(),
        report.outsideTemplates(),
        report.withoutProfile(),
        report.profiles());
    line(
        text,
        "  %d searched, %d added, %d removed, %d failed",
        report.searched(),
        report.added(),
        report.removed(),
        report.failures().size());
    line(text, "templates:");
    report.templates().forEach(template -> template(text, template));
    line(
        text,
        "batches: %s",
        report.batches().stream()
            .map(batch -> batch.batch() + ":" + batch.tokens())
            .collect(Collectors.joining(" ")));
    failures(text, report);
    report.warnings().forEach(warning -> line(text, "warning: %s", warning));
    return text.toString();
  }

  private static void template(StringBuilder text, LoadReport.TemplateTokens counted) {
    PoolTemplate template = counted.template();
    line(
        text,
        "  %-4d %s, %s, %s of %d: %d tokens",
        template.id(),
        LogText.bounded(template.name()),
        range(template),
        template.logic(),
        template.conditions().count(),
        counted.tokens());
  }

  private static String range(PoolTemplate template) {
    return usd(template.minMarketCap())
        + template.maxMarketCap().map(end -> " to " + usd(end)).orElse(" and more")
        + " USD in "
        + template.interval();
  }

  private static String usd(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,.0f", amount);
  }

  private static void failures(StringBuilder text, LoadReport report) {
    if (!report.failures().isEmpty()) {
      line(text, "failures, kept in %s:", report.failuresFile());
      report
          .failures()
          .forEach(failure ->
              line(
                  text,
                  "  %s (%s): %s",
                  LogText.bounded(failure.token()),
                  LogText.bounded(failure.symbol().orElse("no symbol")),
                  failure.reason()));
    }
  }

  private static void line(StringBuilder text, String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
