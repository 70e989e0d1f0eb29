package io.tidewatch.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.audit.AuditEntry;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.delivery.Silence;
import io.tidewatch.contract.delivery.SystemAlert;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.WantedSubscription;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.futures.Ranking;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolStats;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.price.AlertOutcome;
import io.tidewatch.contract.price.Price;
import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.contract.volume.RollingVolume;
import io.tidewatch.contract.whale.WatchedAddress;
import io.tidewatch.contract.whale.WhaleAccount;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhalePosition;
import io.tidewatch.contract.whale.WhaleSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TopicCatalogueTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("tidewatch.root"), "docs", "topics.md");

  /** After a wanted change: mvn -pl contract test -Dtidewatch.docs=write. */
  @Test
  void shouldEqualTheDocument() throws IOException {
    String catalogue =
        TopicCatalogue.markdown(
            List.of(
                Alert.class,
                Decision.class,
                RollingVolume.class,
                RuleOverride.class,
                FeedEvent.class,
                WantedSubscription.class,
                PoolTemplate.class,
                PoolPair.class,
                PoolStats.class,
                Bar.class,
                Anomaly.class,
                Ranking.Coins.class,
                Ranking.OpenInterest.class,
                WatchedAddress.class,
                WhaleOrder.class,
                WhalePosition.class,
                WhaleAccount.class,
                WhaleSignal.class,
                Silence.class,
                Notification.class,
                SystemAlert.class,
                Delivery.class,
                Price.class,
                AlertOutcome.class,
                AuditEntry.class));
    if ("write".equals(System.getProperty("tidewatch.docs"))) {
      Files.writeString(DOCUMENT, catalogue);
    }

    assertThat(DOCUMENT).hasContent(catalogue);
  }

  @Test
  void shouldNameEachTopicOnceAndBelowThePrefix() {
    Set<String> names = new TreeSet<>();
    Topics.ALL.forEach(topic -> assertThat(names.add(topic.name())).as(topic.name()).isTrue());

    assertThat(names).allMatch(name -> name.startsWith(Topics.PREFIX));
  }

  /**
   * Both go to the database after an outage. Bars are kept for longer, as alerts are computed again
   * from them.
   */
  @Test
  void shouldKeepBarsAtLeastAsLongAsTheirScores() {
    assertThat(age(Topics.FUTURES_BARS)).isGreaterThanOrEqualTo(age(Topics.FUTURES_ANOMALIES));
  }

  /**
   * The longest baseline is a week, and that of the oldest alert that still has its raw records.
   */
  @Test
  void shouldKeepWhatAnAlertWasScoredAgainstAsLongAsItsRawRecords() {
    assertThat(age(Topics.FUTURES_BARS))
        .isGreaterThan(age(Topics.FUTURES_KLINES).plus(Duration.ofDays(7)));
  }

  /** An alert names the partition of its raw records, and its bars are looked for on the same. */
  @Test
  void shouldPutBarsOnThePartitionOfTheirRawRecords() {
    assertThat(Topics.FUTURES_BARS.partitions()).isEqualTo(Topics.FUTURES_KLINES.partitions());
  }

  private static Duration age(Topic<?, ?> topic) {
    return ((Retention.For) topic.retention()).age();
  }
}
