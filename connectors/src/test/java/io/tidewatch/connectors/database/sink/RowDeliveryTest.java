package io.tidewatch.connectors.database.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.sink.Outage;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowDeliveryTest {
  private static final SQLException REFUSED = new SQLException("too long", "22001", 1406);
  private static final SQLException DEADLOCK = new SQLException("deadlock", "40001", 1213);
  private static final SQLException STRANGE = new SQLException("who knows", "HY000", 4711);
  private static final SQLException AWAY = new SQLTransientConnectionException("no connection");

  private final List<String> stored = new ArrayList<>();
  private final Map<String, SQLException> troubles = new HashMap<>();
  private final Outage outage = new Outage("a table in memory");
  private final RowDelivery<String> delivery =
      new RowDelivery<>(new Table(), outage, new SplittableRandom(1), 3);
  private final List<String> waiting = new ArrayList<>(List.of("a", "b", "c", "d", "e"));

  /** Takes rows, but for those it is told to have trouble with. */
  private final class Table implements RowStore<String> {
    @Override
    public void write(List<String> rows) {
      for (String row : rows) {
        if (troubles.containsKey(row)) {
          throw new IllegalStateException("wrapped", troubles.get(row));
        }
      }
      stored.addAll(rows);
    }

    @Override
    public String name(String row) {
      return "row " + row;
    }
  }

  @Test
  void shouldWriteEverythingInOrder() {
    delivery.deliver(waiting);

    assertThat(stored).containsExactly("a", "b", "c", "d", "e");
    assertThat(waiting).isEmpty();
    assertThat(delivery.written.sum()).isEqualTo(5);
    assertThat(outage.reached()).isTrue();
  }

  @Test
  void shouldPassOverWhatIsRefused() {
    troubles.put("b", REFUSED);

    delivery.deliver(waiting);

    assertThat(stored).containsExactly("a", "c", "d", "e");
    assertThat(waiting).isEmpty();
    assertThat(delivery.refused.sum()).isEqualTo(1);
    assertThat(outage.failures()).isZero();
  }

  @Test
  void shouldPassOverARowThatOnlyItIsInTroubleWith() {
    troubles.put("b", STRANGE);

    delivery.deliver(waiting);

    assertThat(stored).containsExactly("a", "c", "d", "e");
    assertThat(waiting).isEmpty();
    assertThat(delivery.refused.sum()).isEqualTo(1);
  }

  @Test
  void shouldKeepRowsThatAreAllInTheSameTrouble() {
    waiting.forEach(row -> troubles.put(row, STRANGE));

    delivery.deliver(waiting);

    assertThat(stored).isEmpty();
    assertThat(waiting).containsExactly("a", "b", "c", "d", "e");
    assertThat(delivery.refused.sum()).isZero();
    assertThat(outage.reached()).isFalse();
    assertThat(outage.failures()).isEqualTo(1);
  }

  @Test
  void shouldWaitBeforeItTriesAgain() {
    troubles.put("a", AWAY);
    delivery.deliver(waiting);
    troubles.clear();

    delivery.deliver(waiting);

    assertThat(stored).isEmpty();
    assertThat(outage.failures()).isEqualTo(1);
  }

  @Test
  void shouldKeepWhatABusyDatabaseDidNotTake() {
    troubles.put("b", DEADLOCK);

    delivery.deliver(waiting);

    assertThat(waiting).contains("b");
    assertThat(delivery.refused.sum()).isZero();
  }
}
