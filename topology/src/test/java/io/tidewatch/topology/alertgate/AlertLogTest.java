package io.tidewatch.topology.alertgate;

import static io.tidewatch.topology.alertgate.MadeAlerts.T0;
import static io.tidewatch.topology.alertgate.MadeAlerts.silence;
import static io.tidewatch.topology.alertgate.MadeAlerts.trades;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.delivery.AlertMatcher;
import io.tidewatch.topology.alert.AlertLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

class AlertLogTest {
  private final AlertGateDriver gate = new AlertGateDriver();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(AlertLog.class);

  @BeforeEach
  void listen() {
    lines.start();
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(lines);
  }

  @AfterEach
  void close() {
    logger.detachAppender(lines);
    logger.setAdditive(true);
    logger.setLevel(null);
    gate.close();
  }

  @Test
  void shouldSayOfEachAlertWhatTheGateDecides() {
    Alert told = trades("ETHUSDT", T0);
    Alert silenced = trades("BTCUSDT", T0 + 5_000);
    gate.silence(silence("s1", AlertMatcher.ofSubject("BTC*"), T0, T0 + 60_000));

    gate.alert(told);
    gate.alert(silenced);

    assertThat(lines.list).hasSize(2);
    assertIsAbout(lines.list.getFirst(), told);
    assertThat(lines.list.getFirst().getFormattedMessage()).startsWith("to be told (FIRED)");
    assertIsAbout(lines.list.getLast(), silenced);
    assertThat(lines.list.getLast().getFormattedMessage()).startsWith("held back (SILENCED): ");
  }

  private static void assertIsAbout(ILoggingEvent line, Alert alert) {
    assertThat(line.getKeyValuePairs())
        .extracting((KeyValuePair pair) -> pair.key + "=" + pair.value)
        .containsExactlyInAnyOrder("subject=" + alert.subject(), "alert=" + alert.id());
  }
}
