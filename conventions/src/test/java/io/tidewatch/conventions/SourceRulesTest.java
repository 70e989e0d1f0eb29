package io.tidewatch.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows that each rule finds what it forbids. The samples are cut, not to be found themselves. */
class SourceRulesTest {
  @ParameterizedTest
  @ValueSource(strings = {"Thread" + ".sleep(1);", "TimeUnit.SECONDS" + ".sleep(1);"})
  void shouldFindASleep(String statement) {
    assertThat(SourceRules.sleeps("class A {\n  " + statement + "\n}"))
        .singleElement()
        .asString()
        .startsWith("line 2: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tidewatch" + ".raw.binance-spot.trades", "tidewatch" + ".alerts"})
  void shouldFindATopicName(String name) {
    assertThat(SourceRules.topicNames("String topic = \"" + name + "\";")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tidewatch.large-trades.threshold", "tidewatch.", "tidewatch.feeds"})
  void shouldLetOtherNamesBe(String name) {
    assertThat(SourceRules.topicNames("String key = \"" + name + "\";")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"@" + "Order(1)", "@" + "TestMethodOrder(Random.class)"})
  void shouldFindAChosenOrder(String annotation) {
    assertThat(SourceRules.chosenTestOrders(annotation + "\nvoid shouldA() {}")).hasSize(1);
  }

  @Test
  void shouldLetAPlainTestBe() {
    String source = "@Test\nvoid shouldA() {\n  await().until(this::ready);\n}";

    assertThat(SourceRules.sleeps(source)).isEmpty();
    assertThat(SourceRules.chosenTestOrders(source)).isEmpty();
  }
}
