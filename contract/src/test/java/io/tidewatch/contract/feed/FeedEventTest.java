package io.tidewatch.contract.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class FeedEventTest {
  private final Serde<FeedEvent> serde = Topics.FEED_EVENTS.value();

  @Test
  void shouldReadARotationOfBeforeTheReplacedConnectionWasNamed() {
    String released =
        """
        {"venue":"okx","channel":"books","instrument":"*","type":"ROTATED","connection":"c2",
         "epoch":2,"at":1000,"gap":null,"detail":"it is old"}\
        """;

    assertThat(serde.deserializer().deserialize("t", released.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            new FeedEvent(
                "okx", "books", "*", Type.ROTATED, "c2", 2, 1_000, Optional.empty(), "it is old"));
  }

  @Test
  void shouldKeepTheReplacedConnection() {
    FeedEvent event =
        new FeedEvent(
            "okx",
            "books",
            "*",
            Type.ROTATED,
            "c2",
            2,
            1_000,
            Optional.empty(),
            Optional.of("c1"),
            "it is old");

    assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", event)))
        .isEqualTo(event);
  }
}
