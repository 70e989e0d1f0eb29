package io.tidewatch.connectors.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.alert.Side;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PhrasesTest {
  private static final String BUNDLE = "io.tidewatch.connectors.chat.commands";

  private final ResourceBundle zh = ResourceBundle.getBundle(BUNDLE, Locale.CHINESE);
  private final ResourceBundle en = ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH);

  @Test
  void shouldHaveEveryTextInBothLanguages() {
    assertThat(zh.keySet()).isEqualTo(en.keySet());
    zh.keySet().forEach(key -> assertThat(places(zh, key)).as(key).isEqualTo(places(en, key)));
  }

  @Test
  void shouldHaveAWordForEveryReasonAndSide() {
    assertThat(en.keySet())
        .containsAll(Arrays.stream(Decision.Reason.values()).map(r -> "reason." + r).toList())
        .containsAll(Arrays.stream(Side.values()).map(side -> "side." + side).toList());
  }

  @Test
  void shouldEscapeWhatIsFilledIn() {
    assertThat(new Phrases(Locale.ENGLISH, ZoneOffset.UTC).text("unmute.none", "<b>&amp;{0}"))
        .isEqualTo("&lt;b&gt;&amp;amp;{0} is not silent");
  }

  @Test
  void shouldTellSpansInTheirTwoLargestUnits() {
    Phrases phrases = new Phrases(Locale.ENGLISH, ZoneOffset.UTC);

    assertThat(phrases.span(61_000)).isEqualTo("1 min 1 s");
    assertThat(phrases.span(7_384_000)).isEqualTo("2 h 3 min");
    assertThat(phrases.span(180_000_000)).isEqualTo("2 d 2 h");
  }

  private static long places(ResourceBundle bundle, String key) {
    return Stream.of("{0}", "{1}", "{2}", "{3}").filter(bundle.getString(key)::contains).count();
  }
}
