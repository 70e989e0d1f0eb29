package io.tidewatch.topology.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SoundTimeTest {
  private static final long AT = 1_795_218_000_000L;

  @Test
  void shouldTakeWhatIsNotFarAheadOfItsRecord() {
    assertThat(SoundTime.isSound(AT, AT)).isTrue();
    assertThat(SoundTime.isSound(0, AT)).isTrue();
    assertThat(SoundTime.isSound(AT + SoundTime.MAX_AHEAD_MS, AT)).isTrue();
    assertThat(SoundTime.isSound(AT + SoundTime.MAX_AHEAD_MS + 1, AT)).isFalse();
  }

  @Test
  void shouldTakeNoTimeThatCannotBeComputedWith() {
    assertThat(SoundTime.isSound(-1, AT)).isFalse();
    assertThat(SoundTime.isSound(Long.MIN_VALUE, AT)).isFalse();
    assertThat(SoundTime.isSound(SoundTime.MAX_MS, Long.MAX_VALUE)).isTrue();
    assertThat(SoundTime.isSound(SoundTime.MAX_MS + 1, Long.MAX_VALUE)).isFalse();
    assertThat(SoundTime.isSound(Long.MAX_VALUE, Long.MAX_VALUE)).isFalse();
  }
}
