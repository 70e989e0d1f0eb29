package io.tidewatch.standalone.node;

import io.tidewatch.connectors.feed.Retry;
import io.tidewatch.connectors.hyperliquid.HyperliquidFeedSettings;
import io.tidewatch.connectors.hyperliquid.PoolSettings;
import io.tidewatch.connectors.hyperliquid.WatchSettings.Wish;
import io.tidewatch.connectors.nats.NatsAccess;
import io.tidewatch.connectors.nats.NatsSettings;
import io.tidewatch.contract.whale.Tier;
import io.tidewatch.standalone.config.Hyperliquid;
import io.tidewatch.standalone.config.Nats;
import io.tidewatch.standalone.config.WhaleSignals;
import io.tidewatch.topology.whale.WhaleSettings;
import io.tidewatch.topology.whale.consensus.WhaleConsensusRule;
import io.tidewatch.topology.whale.signal.WhaleMoveRule;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives the parts that watch addresses the settings they ask for. */
final class WhaleWiring {
  private static final String INFO_PATH = "/info";

  private WhaleWiring() {}

  static HyperliquidFeedSettings feed(Hyperliquid configured) {
    HyperliquidFeedSettings defaults = HyperliquidFeedSettings.defaults();
    PoolSettings pool = defaults.pool();
    HyperliquidFeedSettings.Connection connection = defaults.connection();
    Retry retry = defaults.retry();
    return defaults
        .with(
            new HyperliquidFeedSettings.Endpoints(
                configured.webSocketUrl(),
                URI.create(configured.restUrl().toString().replaceAll("/+$", "") + INFO_PATH)))
        .with(
            new PoolSettings(
                configured.maxConnections(),
                configured.maxSubscriptions(),
                configured.maxUsers(),
                pool.connectionsPerMinute(),
                pool.messagesPerMinute()))
        .with(
            new HyperliquidFeedSettings.Connection(
                configured.connectTimeout(),
                connection.pingEvery(),
                connection.ackTimeout(),
                connection.maxFrameBytes()))
        .with(
            new Retry(
                retry.backoff(), retry.stableAfter(), configured.maxReconnect(), retry.seed()))
        .with(defaults.rest().withReconcileEvery(configured.reconcileInterval()))
        .with(
            defaults
                .watching()
                .withAddresses(wishes(configured))
                .withMarkets(configured.coins(), configured.spotPairs()));
  }

  /** An address that stands in both lists comes first. */
  private static List<Wish> wishes(Hyperliquid configured) {
    return Stream.concat(
            configured.firstAddresses().stream().map(address -> wish(address, Tier.FIRST)),
            configured.addresses().stream()
                .filter(address -> !configured.firstAddresses().contains(address))
                .map(address -> wish(address, Tier.STANDARD)))
        .toList();
  }

  private static Wish wish(String address, Tier tier) {
    return new Wish(address, Optional.empty(), tier);
  }

  static WhaleSettings detector(WhaleSignals configured) {
    WhaleSettings defaults = WhaleSettings.DEFAULT;
    return new WhaleSettings(
        defaults.statusFillsWithin(),
        configured.orderTimeout(),
        configured.scanInterval(),
        defaults.sessionGap(),
        defaults.sessionCap(),
        defaults.seenFor(),
        defaults.stateSettles(),
        defaults.fillsCoveredWithin(),
        defaults.tradesCoveredWithin(),
        defaults.backfillAttempts(),
        defaults.backfillPatience(),
        new WhaleMoveRule(
            configured.medium(),
            configured.large(),
            configured.alertClass(),
            configured.severity()),
        new WhaleConsensusRule(
            configured.consensusAddresses(),
            configured.consensusWindow(),
            configured.consensusNet(),
            configured.consensusCooldown(),
            configured.consensusSeverity()));
  }

  private static NatsAccess access(Nats configured) {
    if (configured.credentialsFile().isPresent()) {
      return new NatsAccess.CredentialsFile(configured.credentialsFile().get());
    }
    if (configured.token().isPresent()) {
      return new NatsAccess.Token(configured.token().get().reveal());
    }
    return configured.user().isPresent() && configured.password().isPresent()
        ? new NatsAccess.UserPassword(configured.user().get(), configured.password().get().reveal())
        : new NatsAccess.Anyone();
  }

  static Optional<NatsSettings> nats(Nats configured) {
    return configured
        .url()
        .map(url ->
            new NatsSettings(
                List.of(url.toString()),
                access(configured),
                configured.stream(),
                configured.subject(),
                NatsSettings.DEFAULT_DUPLICATE_WINDOW,
                NatsSettings.DEFAULT_MAX_AGE,
                NatsSettings.DEFAULT_TIMEOUT,
                NatsSettings.DEFAULT_GROUP));
  }
}
