package io.tidewatch.connectors.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateCheckTest {
  @Test
  void shouldEndARangeWhereTheNextBegins() {
    TemplateCheck.Result result =
        TemplateCheck.of(List.of(row(2, "1000000", null), row(1, "300000", null)));

    assertThat(result.templates())
        .extracting(template -> template.terms().id())
        .containsExactly(1, 2);
    assertThat(result.templates().getFirst().covers(new BigDecimal("300000"))).isTrue();
    assertThat(result.templates().getFirst().covers(new BigDecimal("999999.99"))).isTrue();
    assertThat(result.templates().getFirst().covers(new BigDecimal("1000000"))).isFalse();
    assertThat(result.templates().getLast().covers(new BigDecimal("1e15"))).isTrue();
  }

  @Test
  void shouldEndARangeWhereItsRowSays() {
    Template template =
        TemplateCheck.of(List.of(row(1, "300000", "400000"), row(2, "500000", null)))
            .templates()
            .getFirst();

    assertThat(template.covers(new BigDecimal("399999"))).isTrue();
    assertThat(template.covers(new BigDecimal("450000"))).isFalse();
  }

  @Test
  void shouldNameATemplateWithoutAName() {
    assertThat(TemplateCheck.of(List.of(row(7, "1", null))).templates().getFirst().terms().name())
        .isEqualTo("配置7");
  }

  @Test
  void shouldFindTwoThatBeginAtTheSame() {
    assertThat(
            TemplateCheck.of(List.of(row(1, "300000", null), row(2, "300000.00", null))).findings())
        .containsExactly(
            "templates 1 and 2: min_market_cap: expected different ones, found 300000.00 in both");
  }

  @Test
  void shouldFindRangesThatOverlap() {
    assertThat(
            TemplateCheck.of(List.of(row(1, "300000", "600000"), row(2, "500000", null)))
                .findings())
        .containsExactly(
            "templates 1 and 2: expected ranges apart, found that one goes up to 600000 and the"
                + " other begins at 500000");
  }

  @Test
  void shouldFindAnEmptyRange() {
    assertThat(TemplateCheck.of(List.of(row(1, "300000", "300000"))).findings())
        .singleElement()
        .asString()
        .startsWith("template 1: max_market_cap: expected more than min_market_cap 300000");
  }

  @Test
  void shouldFindAllThatIsWrongAtOnce() {
    TemplateRow wrong =
        new TemplateRow(
            3,
            Optional.empty(),
            Optional.of("lots"),
            Optional.empty(),
            Optional.of("Profile"),
            Optional.of("{"),
            Optional.of("2m"),
            Optional.empty());
    TemplateCheck.Result result = TemplateCheck.of(List.of(wrong));

    assertThat(result.templates()).isEmpty();
    assertThat(result.findings())
        .hasSize(5)
        .allMatch(finding -> finding.startsWith("template 3: "))
        .anyMatch(
            finding -> finding.contains("min_market_cap: expected a number from 0, found lots"))
        .anyMatch(finding -> finding.contains("has_twitter: expected profile or nothing"))
        .anyMatch(finding -> finding.contains("time_interval: expected one of 1m, 5m, 1h, 6h, 24h"))
        .anyMatch(finding -> finding.contains("trigger_logic: expected any or all, found nothing"))
        .anyMatch(finding -> finding.contains("events_config: expected a JSON object"));
  }

  @Test
  void shouldWarnOfATemplateThatNeverFires() {
    TemplateRow idle =
        new TemplateRow(
            3,
            Optional.empty(),
            Optional.of("1"),
            Optional.empty(),
            Optional.empty(),
            Optional.of("{}"),
            Optional.of("1m"),
            Optional.of("any"));

    assertThat(TemplateCheck.of(List.of(idle)).warnings())
        .containsExactly("template 3: no condition is enabled, so it never fires");
  }

  private static TemplateRow row(int id, String min, String max) {
    return new TemplateRow(
        id,
        Optional.of(" "),
        Optional.of(min),
        Optional.ofNullable(max),
        Optional.of("profile"),
        Optional.of(PoolDatabase.ANY_CONFIG),
        Optional.of("1m"),
        Optional.of("any"));
  }
}
