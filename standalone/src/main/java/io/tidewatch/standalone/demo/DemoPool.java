package io.tidewatch.standalone.demo;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.connectors.pool.LoadProgress;
import io.tidewatch.connectors.pool.LoaderSettings;
import io.tidewatch.connectors.pool.PoolLoader;
import io.tidewatch.contract.pool.Conditions;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.query.pool.PoolReload;
import io.tidewatch.simulator.pool.PoolHands;
import io.tidewatch.simulator.pool.PoolScenes;
import io.tidewatch.simulator.pool.PoolToken;
import io.tidewatch.standalone.node.DatabaseReload;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The database of the scripted pool: filled as a production one is found, then loaded by the real
 * loader through the simulated search. While the script is played, it is edited like one.
 */
final class DemoPool implements PoolHands, AutoCloseable {
  private final DatabaseSettings settings;
  private final Database database;
  private final CompletableFuture<PoolReload> reload = new CompletableFuture<>();

  private DemoPool(DatabaseSettings settings) {
    this.settings = settings;
    this.database = Database.open(settings);
  }

  /**
   * Makes it and loads the pool.
   *
   * @param search address of the search
   * @param database an empty one
   * @param directory for the file of failures
   */
  static DemoPool load(PoolScenes scenes, URI search, DatabaseSettings database, Path directory)
      throws InterruptedException {
    requireNonNull(scenes, "scenes");
    DemoPool pool = new DemoPool(database);
    try {
      pool.fill(scenes);
      LoaderSettings settings =
          LoaderSettings.of(
              search, Optional.of(DemoVenues.KEY), directory.resolve("failed_pairs.json"));
      new PoolLoader(
              pool.database,
              settings.withPause(Duration.ZERO),
              InstantSource.system(),
              LoadProgress.NONE)
          .init();
      return pool;
    } catch (InterruptedException | RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  DatabaseSettings settings() {
    return settings;
  }

  /**
   * From here on, what is edited is published from here.
   *
   * @param clock says from when a change is in force
   */
  void publishTo(KafkaAccess kafka, InstantSource clock) {
    tell(DatabaseReload.of(database, kafka, clock));
  }

  /** From here on, what is edited is told to the house, as by {@code POST /reload}. */
  void tell(PoolReload through) {
    reload.complete(through);
  }

  private void fill(PoolScenes scenes) {
    database
        .jdbi()
        .useTransaction(sql -> {
          scenes.templates().forEach(template -> insert(sql, template));
          insert(sql, scenes.tokens());
        });
  }

  private static void insert(Handle sql, PoolTemplate template) {
    sql.createUpdate(
            "INSERT INTO quick_monitor_template (id, template_name, min_market_cap,"
                + " has_twitter, events_config, time_interval, trigger_logic, del_flag)"
                + " VALUES (:id, :name, :min, 'profile', :events, :interval, :logic, 0)")
        .bind("id", template.id())
        .bind("name", template.name())
        .bind("min", template.minMarketCap())
        .bind("events", events(template.conditions()))
        .bind("interval", template.interval().wireName())
        .bind("logic", template.logic().wireName())
        .execute();
  }

  private static void insert(Handle sql, List<PoolToken> tokens) {
    PreparedBatch rows =
        sql.prepareBatch(
            "INSERT INTO token_launch_history (ca, token_symbol, token_name, highest_market_cap,"
                + " twitter_url, source) VALUES (:ca, :symbol, :name, :cap, :twitter, :source)");
    PreparedBatch accounts =
        sql.prepareBatch(
            "INSERT INTO twitter_account_manage (twitter_url, twitter_type)"
                + " VALUES (:url, 'profile')");
    for (PoolToken token : tokens) {
      PoolPair pair = token.pair();
      rows.bind("ca", pair.token())
          .bind("symbol", pair.symbol())
          .bind("name", pair.name())
          .bind("cap", pair.marketCap())
          .bind("twitter", pair.twitterUrl())
          .bind("source", token.source())
          .add();
      accounts.bind("url", pair.twitterUrl()).add();
    }
    rows.execute();
    accounts.execute();
  }

  /** Conditions as the database has them. */
  private static String events(Conditions conditions) {
    Map<String, Object> events = new LinkedHashMap<>();
    conditions
        .priceChange()
        .ifPresent(change -> {
          Map<String, Object> price = new LinkedHashMap<>();
          price.put("enabled", true);
          change.risePercent().ifPresent(percent -> price.put("risePercent", percent));
          change.fallPercent().ifPresent(percent -> price.put("fallPercent", percent));
          events.put("priceChange", price);
        });
    conditions
        .volume()
        .ifPresent(volume ->
            events.put("volume", Map.of("enabled", true, "threshold", volume.thresholdUsd())));
    return Json.MAPPER.writeValueAsString(events);
  }

  @Override
  public void editTemplate(PoolTemplate edited) {
    database
        .jdbi()
        .useHandle(sql ->
            sql.createUpdate(
                    "UPDATE quick_monitor_template SET events_config = :events,"
                        + " time_interval = :interval, trigger_logic = :logic WHERE id = :id")
                .bind("events", events(edited.conditions()))
                .bind("interval", edited.interval().wireName())
                .bind("logic", edited.logic().wireName())
                .bind("id", edited.id())
                .execute());
    reload();
  }

  @Override
  public void leave(PoolToken token) {
    database
        .jdbi()
        .useHandle(sql ->
            sql.createUpdate("UPDATE sol_ws_batch_pool SET is_active = 0 WHERE ca = :ca")
                .bind("ca", token.address())
                .execute());
    reload();
  }

  private void reload() {
    PoolReload.Outcome outcome = reload.join().reload();
    if (!(outcome instanceof PoolReload.Outcome.Published)) {
      throw new IllegalStateException("expected the pool to be published again, was " + outcome);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
