package io.tidewatch.standalone.node;

import io.tidewatch.connectors.chat.ChatSettings;
import io.tidewatch.connectors.delivery.ChannelSettings;
import io.tidewatch.connectors.delivery.DeliverySettings;
import io.tidewatch.connectors.delivery.DeliverySettings.Origin;
import io.tidewatch.connectors.delivery.queue.Limit;
import io.tidewatch.connectors.system.HeartbeatSettings;
import io.tidewatch.standalone.config.AlertRoute;
import io.tidewatch.standalone.config.Secret;
import io.tidewatch.standalone.config.Telegram;
import io.tidewatch.standalone.config.Telling;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.config.WeCom;
import io.tidewatch.standalone.config.Webhook;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives the parts that tell people of alerts the settings they ask for. */
final class DeliveryWiring {
  private static final String TERMINAL = "terminal";

  private DeliveryWiring() {}

  /** A sink for each channel that has targets, and the terminal. */
  static List<DeliverySettings> sinks(TidewatchSettings settings) {
    List<DeliverySettings> sinks = new ArrayList<>();
    telegram(settings.telegram())
        .ifPresent(channel -> sinks.add(sink(settings, channel, settings.telegram().routes())));
    weCom(settings.weCom())
        .ifPresent(channel -> sinks.add(sink(settings, channel, settings.weCom().routes())));
    webhook(settings.webhook())
        .ifPresent(channel -> sinks.add(sink(settings, channel, settings.webhook().routes())));
    DeliverySettings terminal =
        DeliverySettings.of(
            new ChannelSettings.Console(TERMINAL),
            Stream.of(Origin.values())
                .map(origin -> DeliverySettings.Route.ofAll(origin, TERMINAL))
                .toList());
    sinks.add(with(settings, terminal, terminal.limits()));
    return List.copyOf(sinks);
  }

  private static Optional<ChannelSettings> telegram(Telegram telegram) {
    return telegram
        .botToken()
        .filter(token -> !telegram.targets().isEmpty())
        .map(token ->
            new ChannelSettings.Telegram(
                telegram.url(),
                token.reveal(),
                telegram.targets().entrySet().stream()
                    .map(target ->
                        new ChannelSettings.Chat(
                            target.getKey(), target.getValue(), Optional.empty()))
                    .toList()));
  }

  private static Optional<ChannelSettings> weCom(WeCom weCom) {
    return weCom.keys().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ChannelSettings.WeCom(
                weCom.url(),
                weCom.keys().entrySet().stream()
                    .map(key -> new ChannelSettings.Robot(key.getKey(), key.getValue().reveal()))
                    .toList()));
  }

  private static Optional<ChannelSettings> webhook(Webhook webhook) {
    return webhook
        .signingSecret()
        .filter(secret -> !webhook.urls().isEmpty())
        .map(secret ->
            new ChannelSettings.Webhook(
                webhook.urls().entrySet().stream()
                    .map(url ->
                        new ChannelSettings.Hook(
                            url.getKey(), URI.create(url.getValue().reveal()), secret.reveal()))
                    .toList()));
  }

  private static DeliverySettings sink(
      TidewatchSettings settings, ChannelSettings channel, List<AlertRoute> routes) {
    DeliverySettings usual =
        DeliverySettings.of(channel, routes.stream().map(DeliveryWiring::route).toList());
    DeliverySettings.Limits limits = usual.limits();
    if (channel instanceof ChannelSettings.Webhook) {
      return with(settings, usual, limits);
    }
    // What is configured stands for the limit of the original design, the first one.
    List<Limit> all = new ArrayList<>(limits.all());
    all.set(0, Limit.perMinute(settings.telling().perMinute()));
    return with(settings, usual, new DeliverySettings.Limits(all, limits.target(), limits.group()));
  }

  private static DeliverySettings with(
      TidewatchSettings settings, DeliverySettings usual, DeliverySettings.Limits limits) {
    Telling telling = settings.telling();
    return new DeliverySettings(
        usual.channel(),
        usual.routes(),
        new DeliverySettings.Readers(settings.language().locale(), ZoneId.systemDefault()),
        limits,
        new DeliverySettings.Times(
            telling.lateAfter(),
            telling.expireAfter(),
            telling.digestAbove(),
            usual.times().followersWait()),
        usual.requests(),
        usual.room());
  }

  private static DeliverySettings.Route route(AlertRoute route) {
    return new DeliverySettings.Route(
        route.system() ? Origin.SYSTEM : Origin.MARKET, route.matcher(), route.target());
  }

  /** Who may ask the bot; what answers is known when the API has its port. */
  static Optional<Function<ChatSettings.Api, ChatSettings>> commands(TidewatchSettings settings) {
    Telegram telegram = settings.telegram();
    return telegram
        .botToken()
        .filter(token -> !telegram.commandUsers().isEmpty())
        .map(token ->
            api ->
                ChatSettings.of(
                    new ChatSettings.Bot(telegram.url(), token.reveal()),
                    api,
                    new ChatSettings.Allowed(
                        ids(telegram.commandChats()),
                        ids(telegram.commandUsers()),
                        ids(telegram.commandAdmins())),
                    settings.language().locale(),
                    ZoneId.systemDefault()));
  }

  /** The API that the bot asks, where it runs in another process. */
  static Optional<ChatSettings.Api> apiElsewhere(Telegram telegram) {
    return telegram
        .apiUrl()
        .map(url -> new ChatSettings.Api(url, telegram.apiToken().map(Secret::reveal)));
  }

  private static Set<Long> ids(Collection<String> texts) {
    return texts.stream().map(Long::valueOf).collect(Collectors.toUnmodifiableSet());
  }

  static Optional<HeartbeatSettings> heartbeat(Telling telling) {
    return telling
        .heartbeatUrl()
        .map(url ->
            new HeartbeatSettings(
                URI.create(url.reveal()),
                telling.heartbeatEvery(),
                HeartbeatSettings.DEFAULT_TIMEOUT));
  }
}
