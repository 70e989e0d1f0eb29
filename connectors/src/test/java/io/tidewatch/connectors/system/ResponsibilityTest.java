package io.tidewatch.connectors.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.SystemAlert;
import io.tidewatch.contract.delivery.SystemAlert.Kind;
import io.tidewatch.contract.delivery.SystemAlert.State;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResponsibilityTest {
  private static final SystemAlert OWN = alert(Kind.SINK_FAILING, "redis");
  private static final SystemAlert OF_OTHERS = alert(Kind.LAG, "large-trades");
  private static final SystemAlert BOOK = alert(Kind.BOOK_QUARANTINED, "okx/books/BTC-USDT");
  private static final SystemAlert FEED = alert(Kind.FEED_DOWN, "okx/books");
  private static final SystemAlert WAITING =
      alert(Kind.FEED_DOWN, SubscriptionHealth.subject("okx"));
  private static final Set<String> PARTS = Set.of(OWN.key());

  private static SystemAlert alert(Kind kind, String subject) {
    return new SystemAlert("1", kind, subject, Severity.MAJOR, State.RAISED, 1, 1, "detail");
  }

  @Test
  void shouldCoverEverythingWhereThereIsOneProcess() {
    assertThat(Set.of(OWN, OF_OTHERS, BOOK, FEED, WAITING))
        .allMatch(alert -> Responsibility.EVERYTHING.covers(alert, PARTS));
  }

  @Test
  void shouldLeaveToOtherProcessesWhatTheirPartsSay() {
    assertThat(Set.of(OWN, BOOK, FEED))
        .allMatch(alert -> Responsibility.FEEDS_AND_OWN_PARTS.covers(alert, PARTS));
    assertThat(Set.of(OF_OTHERS, WAITING))
        .noneMatch(alert -> Responsibility.FEEDS_AND_OWN_PARTS.covers(alert, PARTS));
  }

  @Test
  void shouldCoverItsOwnPartsAlone() {
    assertThat(Responsibility.OWN_PARTS.covers(OWN, PARTS)).isTrue();
    assertThat(Set.of(OF_OTHERS, BOOK, FEED, WAITING))
        .noneMatch(alert -> Responsibility.OWN_PARTS.covers(alert, PARTS));
  }
}
