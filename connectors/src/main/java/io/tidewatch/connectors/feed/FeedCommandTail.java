package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.log.LogFields;
import io.tidewatch.contract.topic.Topics;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears what detectors ask of one venue's feed, from now on; committed records only. */
public final class FeedCommandTail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FeedCommandTail.class);

  private final String venue;
  private final Consumer<FeedCommand> commands;
  private final TopicTail tail;

  /**
   * @param client connection properties, at least {@code bootstrap.servers}
   * @param commands called on a thread of this
   */
  public FeedCommandTail(Map<String, ?> client, String venue, Consumer<FeedCommand> commands) {
    this.venue = requireNonNull(venue, "venue");
    this.commands = requireNonNull(commands, "commands");
    this.tail =
        new TopicTail(client, Topics.FEED_COMMANDS, TopicTail.From.END, this::take, () -> {});
  }

  public void start() {
    LogFields.on(LogFields.VENUE, venue, () -> tail.start(venue + "-commands")).run();
  }

  /** Whether every command from now on is heard. */
  public boolean isReady() {
    return tail.isReady();
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try {
      FeedCommand command =
          Topics.FEED_COMMANDS.value().deserializer().deserialize(record.topic(), record.value());
      if (command.venue().equals(venue)) {
        commands.accept(command);
      }
    } catch (RuntimeException e) {
      LOG.warn(
          "expected a feed command at offset {}, was unreadable: {}",
          record.offset(),
          LogText.bounded(e.getMessage()));
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
