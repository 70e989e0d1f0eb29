package io.tidewatch.connectors.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.delivery.queue.TestItems;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.delivery.Delivery.Status;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PastTest {
  private final Past past = new Past("telegram");

  @Test
  void shouldCountWhatWentOverTheWireAlone() {
    hear(0, Status.FAILED, 0, 1_000);
    hear(1, Status.EXPIRED, 0, 1_000);
    hear(2, Status.SENDING, 1, 1_000);
    hear(2, Status.FAILED, 1, 2_000);
    hear(3, Status.SENDING, 1, 1_000);
    hear(3, Status.EXPIRED, 4, 3_000);
    hear(4, Status.SENDING, 1, 1_000);
    hear(4, Status.SENT, 1, 4_000);

    assertThat(past.sendings())
        .extracting(Past.Sending::at)
        .containsExactlyInAnyOrder(2_000L, 3_000L, 4_000L);
  }

  private void hear(int number, Status status, int attempts, long at) {
    past.hear(
        TestItems.place(number),
        new Delivery(
            "id",
            "rule",
            "S",
            Severity.MAJOR,
            "telegram",
            "desk",
            status,
            1,
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            attempts,
            false,
            false,
            0,
            at,
            0));
  }
}
