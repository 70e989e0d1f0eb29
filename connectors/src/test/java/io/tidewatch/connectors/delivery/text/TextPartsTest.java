package io.tidewatch.connectors.delivery.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextPartsTest {
  private static final TextLimit BYTES = new TextLimit(2_048, TextLimit::utf8Bytes);

  @Test
  void shouldLeaveATextThatFits() {
    assertThat(TextParts.of("one\ntwo", BYTES, 7)).containsExactly("one\ntwo");
  }

  @Test
  void shouldSplitBetweenLinesIfItCan() {
    assertThat(TextParts.of("one\ntwo\nthree", BYTES, 9)).containsExactly("one\ntwo", "three");
  }

  @Test
  void shouldSplitALongLineBetweenCharacters() {
    assertThat(TextParts.of("a\n金额金额b", BYTES, 7)).containsExactly("a", "金额", "金额b");
  }

  /** No part is too long, no character is split or lost. */
  @Property(tries = 500)
  void shouldKeepEveryCharacterWithinTheLimit(
      @ForAll("texts") String text, @ForAll @IntRange(min = 4, max = 40) int most) {
    List<String> parts = TextParts.of(text, BYTES, most);

    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      assertThat(bytes).hasSizeLessThanOrEqualTo(most);
      assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(part);
    }
    assertThat(String.join("", parts).replace("\n", "")).isEqualTo(text.replace("\n", ""));
  }

  @Property(tries = 300)
  void shouldCountBytesAsUtf8Does(@ForAll("texts") String text) {
    assertThat(BYTES.of(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "&", "é", "金", "📊", "\n", "1,023", " ")
        .list()
        .ofMaxSize(60)
        .map(list -> String.join("", list));
  }
}
