package io.tidewatch.connectors.delivery;

import io.tidewatch.connectors.delivery.DeliverySettings.Limits;
import io.tidewatch.connectors.delivery.DeliverySettings.Origin;
import io.tidewatch.connectors.delivery.DeliverySettings.Readers;
import io.tidewatch.connectors.delivery.DeliverySettings.Route;
import io.tidewatch.connectors.delivery.queue.Limit;
import io.tidewatch.contract.topic.KafkaAccess;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/** A sink for Telegram in a JVM of its own. */
final class SinkMain {
  static final String TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
  static final long GROUP = -100_200_300L;

  private SinkMain() {}

  /**
   * Tells everything to one group, so many times faster than Telegram's limits are.
   *
   * @param faster windows are divided by it, those of the server as well
   */
  static DeliverySettings settings(URI api, int faster) {
    return DeliverySettings.of(
            new ChannelSettings.Telegram(
                api, TOKEN, List.of(ChannelSettings.Chat.of("group", GROUP))),
            List.of(Route.ofAll(Origin.MARKET, "group"), Route.ofAll(Origin.SYSTEM, "group")))
        .readBy(new Readers(Locale.ENGLISH, ZoneOffset.UTC))
        .limitedBy(
            new Limits(
                List.of(
                    new Limit(12, Duration.ofMinutes(1).dividedBy(faster)),
                    new Limit(30, Duration.ofSeconds(1).dividedBy(faster))),
                List.of(new Limit(1, Duration.ofSeconds(1).dividedBy(faster))),
                List.of(new Limit(20, Duration.ofMinutes(1).dividedBy(faster)))));
  }

  static void main(String[] args) throws InterruptedException {
    DeliverySink.start(
        KafkaAccess.open(args[0]),
        settings(URI.create(args[1]), Integer.parseInt(args[2])),
        System.out,
        InstantSource.system(),
        new SplittableRandom(System.nanoTime()));
    new CountDownLatch(1).await();
  }
}
