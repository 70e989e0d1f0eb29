package io.tidewatch.connectors.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.connectors.database.TestMariaDb;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestMariaDb.Shared.class)
class SourceTablesTest {
  private static final String CONFIG = PoolDatabase.ANY_CONFIG;

  @ParameterizedTest
  @ValueSource(strings = {"BIT(1) DEFAULT b'0'", "CHAR(1) DEFAULT '0'", "VARCHAR(2) DEFAULT '0'"})
  void shouldReadTablesOfOthersWithOtherTypesInMariaDb(String flag, TestMariaDb server) {
    try (Database database = Database.open(server.newSchema())) {
      shouldReadTablesOfOthersWithOtherTypes(database, flag, "JSON");
    }
  }

  @Test
  void shouldReadTablesOfOthersWithOtherTypesInH2() {
    for (String flag : List.of("BIT DEFAULT FALSE", "CHAR(1) DEFAULT '0'", "INT DEFAULT 0")) {
      String name = "types" + flag.length();
      try (Database database = Database.open(DatabaseSettings.inMemory(name))) {
        shouldReadTablesOfOthersWithOtherTypes(database, flag, "CLOB");
      }
    }
  }

  private static void shouldReadTablesOfOthersWithOtherTypes(
      Database database, String flag, String json) {
    PoolDatabase tables = new PoolDatabase(database);
    tables.run("DROP TABLE quick_monitor_template");
    tables.run("DROP TABLE token_launch_history");
    tables.run(
        "CREATE TABLE quick_monitor_template (id BIGINT PRIMARY KEY, name VARCHAR(50),"
            + " min_market_cap DOUBLE, has_twitter VARCHAR(20), events_config "
            + json
            + ", time_interval VARCHAR(5), trigger_logic VARCHAR(5), del_flag "
            + flag
            + ")");
    tables.run(
        "INSERT INTO quick_monitor_template (id, name, min_market_cap, has_twitter, events_config,"
            + " time_interval, trigger_logic) VALUES (7, 'seven', 10000000, NULL, ?, '1m', 'any')",
        CONFIG);
    tables.run(
        "INSERT INTO quick_monitor_template (id, name, min_market_cap, has_twitter, events_config,"
            + " time_interval, trigger_logic, del_flag) VALUES (8, 'gone', 1, '', ?, '1m', 'any',"
            + (flag.startsWith("BIT") ? " 1" : " '1'")
            + ")",
        CONFIG);
    tables.run(
        "CREATE TABLE token_launch_history (ca VARCHAR(100), token_symbol TEXT, token_name TEXT,"
            + " highest_market_cap DOUBLE, twitter_url TEXT, source VARCHAR(9))");
    tables.run("INSERT INTO token_launch_history VALUES ('a', NULL, NULL, 300000, NULL, 'pump')");
    tables.run(
        "INSERT INTO token_launch_history VALUES ('b', NULL, NULL, 299999.99, NULL, 'pump')");
    tables.run("INSERT INTO token_launch_history VALUES (NULL, NULL, NULL, NULL, NULL, NULL)");
    tables.run(
        "INSERT INTO twitter_account_manage (twitter_url, twitter_type) VALUES (NULL, NULL)");

    database
        .jdbi()
        .useHandle(sql -> {
          SourceTables source = new SourceTables(sql);
          TemplateCheck.Result checked = TemplateCheck.of(source.templates());
          assertThat(checked.findings()).isEmpty();
          assertThat(checked.templates())
              .singleElement()
              .satisfies(template -> {
                assertThat(template.terms().id()).isEqualTo(7);
                assertThat(template.terms().name()).isEqualTo("seven");
                assertThat(template.terms().minMarketCap()).isEqualByComparingTo("10000000");
              });
          assertThat(source.tokens(new BigDecimal(300_000)))
              .extracting(TokenRow::ca)
              .containsExactly(Optional.of("a"));
          assertThat(source.profiles()).isEqualTo(Set.of());
        });
  }
}
