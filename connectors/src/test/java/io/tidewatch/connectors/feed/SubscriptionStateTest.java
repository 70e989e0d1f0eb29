package io.tidewatch.connectors.feed;

import static io.tidewatch.connectors.feed.SubscriptionState.ACKNOWLEDGED;
import static io.tidewatch.connectors.feed.SubscriptionState.GONE;
import static io.tidewatch.connectors.feed.SubscriptionState.LIVE;
import static io.tidewatch.connectors.feed.SubscriptionState.SENT;
import static io.tidewatch.connectors.feed.SubscriptionState.STALE;
import static io.tidewatch.connectors.feed.SubscriptionState.WANTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubscriptionStateTest {
  @Test
  void shouldGoFromWantedToLiveByDataOnly() {
    assertThat(WANTED.on(Signal.REQUESTED)).hasValue(SENT);
    assertThat(SENT.on(Signal.ACKNOWLEDGED)).hasValue(ACKNOWLEDGED);
    assertThat(ACKNOWLEDGED.on(Signal.ACKNOWLEDGED)).isEmpty();
    assertThat(ACKNOWLEDGED.on(Signal.DATA)).hasValue(LIVE);
  }

  @Test
  void shouldStayLiveWhileAReplacementAsksAgain() {
    assertThat(LIVE.on(Signal.REQUESTED)).isEmpty();
    assertThat(LIVE.on(Signal.ACKNOWLEDGED)).isEmpty();
    assertThat(LIVE.on(Signal.GIVEN_UP)).isEmpty();
  }

  @Test
  void shouldBeGoneOnlyIfDataNeverCame() {
    assertThat(ACKNOWLEDGED.on(Signal.GIVEN_UP)).hasValue(GONE);
    assertThat(SENT.on(Signal.GIVEN_UP)).hasValue(GONE);
    assertThat(STALE.on(Signal.GIVEN_UP)).isEmpty();
  }

  @Test
  void shouldTurnStaleWithoutDataAndLiveAgainWithIt() {
    assertThat(LIVE.on(Signal.QUIET)).hasValue(STALE);
    assertThat(STALE.on(Signal.QUIET)).isEmpty();
    assertThat(STALE.on(Signal.DATA)).hasValue(LIVE);
  }

  @ParameterizedTest
  @EnumSource(names = "WANTED", mode = EnumSource.Mode.EXCLUDE)
  void shouldBeWantedAgainAfterALoss(SubscriptionState state) {
    assertThat(state.on(Signal.DISCONNECTED)).hasValue(WANTED);
  }
}
