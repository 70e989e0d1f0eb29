package io.tidewatch.connectors.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.pool.Conditions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsConfigTest {
  private final List<String> findings = new ArrayList<>();

  @Test
  void shouldReadWhatIsEnabled() {
    Optional<Conditions> conditions =
        read(
            "{\"priceChange\":{\"enabled\":true,\"risePercent\":10,\"fallPercent\":12.50},"
                + "\"volume\":{\"enabled\":true,\"threshold\":30000}}");

    assertThat(findings).isEmpty();
    assertThat(conditions)
        .contains(
            new Conditions(
                Optional.of(
                    new Conditions.PriceChange(
                        Optional.of(new BigDecimal("10")), Optional.of(new BigDecimal("12.50")))),
                Optional.of(new Conditions.Volume(new BigDecimal("30000")))));
  }

  @Test
  void shouldTakeOneDirectionForEnough() {
    assertThat(read("{\"priceChange\":{\"enabled\":true,\"fallPercent\":5,\"risePercent\":null}}"))
        .hasValueSatisfying(conditions ->
            assertThat(conditions.priceChange().orElseThrow().risePercent()).isEmpty());
  }

  @Test
  void shouldNotLookAtWhatIsNotEnabled() {
    assertThat(
            read(
                "{\"holders\":{\"enabled\":false,\"x\":1},"
                    + "\"volume\":{\"enabled\":false,\"threshold\":\"lots\"}}"))
        .contains(new Conditions(Optional.empty(), Optional.empty()));
    assertThat(findings).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [] | events_config: expected a JSON object, found []
          {} {} | events_config: expected a JSON object, found {} {}
          {"volume": | events_config: expected a JSON object, found {"volume":
          {"volume":{"threshold":1}} | .volume.enabled: expected true or false, found nothing
          {"volume":{"enabled":1,"threshold":1}} | .volume.enabled: expected true or false, found 1
          {"volume":true} | .volume.enabled: expected true or false, found nothing
          {"volume":{"enabled":true}} | .volume.threshold: expected a number over 0, found nothing
          {"volume":{"enabled":true,"threshold":"30000"}} | a number over 0, found "30000"
          {"volume":{"enabled":true,"threshold":0}} | a number over 0, found 0
          {"volume":{"enabled":true,"threshold":1e400}} | a number over 0, found 1
          {"priceChange":{"enabled":true}} | expected risePercent or fallPercent, found neither
          {"priceChange":{"enabled":true,"risePercent":-1}} | .risePercent: expected a number over 0
          {"priceChange":{"enabled":true,"risePercnt":1,"fallPercent":2}} | .risePercnt: expected one
          {"holders":{"enabled":true,"min":1}} | .holders: expected one of priceChange, volume
          {"volume":{"enabled":true,"threshold":1,"threshold":2}} | expected a JSON object
          """)
  void shouldSayWhatItDoesNotUnderstand(String json, String finding) {
    assertThat(read(json)).isEmpty();
    assertThat(findings).anyMatch(text -> text.contains(finding));
  }

  @Test
  void shouldMissATextThatIsNotThere() {
    assertThat(EventsConfig.read(Optional.empty(), findings::add)).isEmpty();
    assertThat(findings).containsExactly("events_config: expected a JSON object, found nothing");
  }

  @Test
  void shouldKeepFindingsShort() {
    read("[" + "1,".repeat(10_000) + "1]");

    assertThat(findings).allMatch(text -> text.length() < 500);
  }

  private Optional<Conditions> read(String json) {
    return EventsConfig.read(Optional.of(json), findings::add);
  }
}
