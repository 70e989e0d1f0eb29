package io.tidewatch.connectors.whale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.TopicWriter;
import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.connectors.database.TestMariaDb;
import io.tidewatch.connectors.reference.CompactedTopic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.Tier;
import io.tidewatch.contract.whale.WatchedAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith({SharedBroker.class, TestMariaDb.Shared.class})
class WatchListLoaderTest {
  private static final String A = "0x" + "a1".repeat(20);
  private static final String B = "0x" + "b2".repeat(20);
  private static final String C = "0x" + "c3".repeat(20);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static int schemas;

  private Map<String, Object> kafka;
  private TopicWriter writer;

  /** Which database. */
  enum Kind {
    H2,
    MARIA_DB
  }

  @BeforeEach
  void open(EmbeddedBroker broker) {
    kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    writer = new TopicWriter(broker.bootstrapServers());
    published().keySet().forEach(key -> writer.write(Topics.WATCHED_ADDRESSES, key, null));
  }

  @AfterEach
  void close() {
    writer.close();
  }

  @ParameterizedTest
  @EnumSource
  void shouldPublishWhatIsActive(Kind kind, TestMariaDb server) {
    try (Database database = open(kind, server)) {
      row(database, A, "Trader A 🐋", 1, null);
      row(database, B, null, 1, "FIRST");
      row(database, C, "asleep", 0, null);

      WatchListDifference difference = loader(database).load();

      assertThat(difference.added()).containsExactlyInAnyOrder(A, B);
      assertThat(difference.warnings()).isEmpty();
      assertThat(published())
          .containsExactly(
              Map.entry("database/" + A, wish(A, "Trader A 🐋", Tier.STANDARD)),
              Map.entry("database/" + B, wish(B, null, Tier.FIRST)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldWriteOnlyWhatHasChanged(Kind kind, TestMariaDb server) {
    try (Database database = open(kind, server)) {
      row(database, A, "a", 1, null);
      row(database, B, "b", 1, null);
      row(database, C, "c", 1, null);
      WatchListLoader loader = loader(database);
      loader.load();
      assertThat(loader.load().isEmpty()).isTrue();

      sql(database, "UPDATE hl_watch_addresses SET label = 'other' WHERE label = 'a'");
      sql(database, "UPDATE hl_watch_addresses SET is_active = 0 WHERE label = 'b'");
      sql(database, "DELETE FROM hl_watch_addresses WHERE label = 'c'");
      WatchListDifference difference = loader.load();

      assertThat(difference.changed()).containsExactly(A);
      assertThat(difference.removed()).containsExactly(B, C);
      assertThat(published())
          .containsExactly(Map.entry("database/" + A, wish(A, "other", Tier.STANDARD)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldPassOverRowsThatAreNoAddress(Kind kind, TestMariaDb server) {
    try (Database database = open(kind, server)) {
      row(database, "0x1234", "short", 1, null);
      row(database, A, "a", 1, "vip");
      row(database, A.substring(2), "bare", 1, null);
      row(database, " ", "blank", 0, null);

      WatchListDifference difference = loader(database).load();

      assertThat(difference.added()).containsExactly(A);
      assertThat(difference.invalid()).isEqualTo(3);
      assertThat(difference.warnings())
          .hasSize(4)
          .contains(
              "hl_watch_addresses row 1: left out, expected 0x and 40 hexadecimal digits, found"
                  + " 0x1234",
              "hl_watch_addresses row 2: taken as standard, expected tier first or standard, found"
                  + " vip",
              "hl_watch_addresses row 4: left out, expected 0x and 40 hexadecimal digits, found"
                  + " nothing");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeAnAddressInUpperAndLowerCaseOnce(Kind kind, TestMariaDb server) {
    try (Database database = open(kind, server)) {
      row(database, A, "off", 0, null);
      row(database, "0X" + A.substring(2).toUpperCase(Locale.ROOT), "first", 1, null);
      row(database, A, "second", 1, "first");

      WatchListDifference difference = loader(database).load();

      assertThat(difference.repeated()).isEqualTo(1);
      assertThat(published())
          .containsExactly(Map.entry("database/" + A, wish(A, "first", Tier.STANDARD)));
    }
  }

  @Test
  void shouldLeaveTheWordsOfOthersAlone() {
    WatchedAddress api =
        new WatchedAddress(A, Optional.empty(), Tier.FIRST, WatchedAddress.Origin.API, false);
    writer.write(Topics.WATCHED_ADDRESSES, api.key(), api);
    try (Database database = open(Kind.H2, null)) {
      row(database, B, "b", 1, null);

      assertThat(loader(database).load().removed()).isEmpty();
      assertThat(published()).containsEntry("api/" + A, api).hasSize(2);
    }
  }

  @Test
  void shouldKeepTheListWhenTheTableCannotBeRead() {
    try (Database database = open(Kind.H2, null)) {
      row(database, A, "a", 1, null);
      WatchListLoader loader = loader(database);
      loader.load();

      sql(database, "ALTER TABLE hl_watch_addresses RENAME TO elsewhere");
      assertThatThrownBy(loader::load)
          .isInstanceOf(WatchListException.class)
          .hasMessageContaining("hl_watch_addresses in jdbc:h2:mem");
      sql(database, "CREATE TABLE hl_watch_addresses (id INT, address VARCHAR(64))");
      assertThatThrownBy(loader::load)
          .hasMessageContaining("expected the columns id, address and is_active");

      assertThat(published()).containsOnlyKeys("database/" + A);
    }
  }

  @Test
  void shouldEmptyTheListOnlyWhenTheTableIsFoundEmptyTwice() {
    try (Database database = open(Kind.H2, null)) {
      row(database, A, "a", 1, null);
      WatchListLoader loader = loader(database);
      loader.load();

      sql(database, "DELETE FROM hl_watch_addresses");
      WatchListDifference first = loader.load();
      assertThat(first.isEmpty()).isTrue();
      assertThat(first.warnings()).singleElement().asString().contains("has no row at all");
      assertThat(published()).containsOnlyKeys("database/" + A);

      assertThat(loader.load().removed()).containsExactly(A);
      assertThat(published()).isEmpty();
    }
  }

  @Test
  void shouldReadATableOfOthersWithoutATier(TestMariaDb server) {
    try (Database database = open(Kind.MARIA_DB, server)) {
      sql(database, "DROP TABLE hl_watch_addresses");
      sql(
          database,
          "CREATE TABLE hl_watch_addresses (id INT UNSIGNED PRIMARY KEY AUTO_INCREMENT,"
              + " address VARCHAR(191), label LONGTEXT, is_active BOOLEAN)");
      sql(
          database,
          "INSERT INTO hl_watch_addresses (address, label, is_active) VALUES ('"
              + A
              + "', 'a', 1), ('"
              + B
              + "', 'b', NULL)");

      assertThat(loader(database).load().added()).containsExactly(A);
    }
  }

  @Test
  void shouldLoadRegularlyAndGoOnAfterAFailure() {
    try (Database database = open(Kind.H2, null)) {
      row(database, A, "a", 1, null);
      try (RegularWatchList regular =
          RegularWatchList.start(loader(database), Duration.ofMillis(50))) {
        await().atMost(PATIENCE).until(() -> regular.status().watched() == 1);

        sql(database, "ALTER TABLE hl_watch_addresses RENAME TO elsewhere");
        await().atMost(PATIENCE).until(() -> regular.status().failures() > 1);
        assertThat(regular.status().watched()).isEqualTo(1);
        assertThat(regular.status().lastError()).isPresent();

        sql(database, "ALTER TABLE elsewhere RENAME TO hl_watch_addresses");
        row(database, B, "b", 1, null);
        await().atMost(PATIENCE).until(() -> regular.status().watched() == 2);
        assertThat(published()).hasSize(2);
        row(database, C, "c", 1, null);
        assertThat(regular.reload().watched()).isEqualTo(3);
      }
    }
  }

  private WatchListLoader loader(Database database) {
    return new WatchListLoader(
        database, kafka, InstantSource.fixed(Instant.parse("2025-11-01T00:00:00Z")));
  }

  private static Database open(Kind kind, TestMariaDb server) {
    return Database.open(
        switch (kind) {
          case H2 -> DatabaseSettings.inMemory("watch" + schemas++);
          case MARIA_DB -> server.newSchema();
        });
  }

  private static void row(
      Database database, String address, String label, int active, String tier) {
    database
        .jdbi()
        .useHandle(sql ->
            sql.execute(
                "INSERT INTO hl_watch_addresses (address, label, is_active, tier)"
                    + " VALUES (?, ?, ?, ?)",
                address,
                label,
                active,
                tier));
  }

  private static void sql(Database database, String statement) {
    database.jdbi().useHandle(sql -> sql.execute(statement));
  }

  private static WatchedAddress wish(String address, String label, Tier tier) {
    return new WatchedAddress(
        address, Optional.ofNullable(label), tier, WatchedAddress.Origin.DATABASE, true);
  }

  private Map<String, WatchedAddress> published() {
    Map<String, WatchedAddress> published = new TreeMap<>();
    new CompactedTopic(kafka, PATIENCE)
        .read(Topics.WATCHED_ADDRESSES)
        .forEach((key, value) -> published.put(key, value.orElseThrow()));
    return published;
  }
}
