package io.tidewatch.connectors.delivery;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.channel.Channel;
import io.tidewatch.connectors.delivery.channel.Reply;
import io.tidewatch.connectors.delivery.dispatch.Dispatcher;
import io.tidewatch.connectors.delivery.outbox.CommitNote;
import io.tidewatch.connectors.delivery.outbox.Ledger;
import io.tidewatch.connectors.delivery.outbox.Offsets;
import io.tidewatch.connectors.delivery.outbox.PastReader;
import io.tidewatch.connectors.delivery.outbox.Step;
import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Parcel;
import io.tidewatch.connectors.delivery.queue.Place;
import io.tidewatch.contract.log.LogFields;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of a sink: it takes up what was left behind, then reads, notes what it will send, sends,
 * and notes what came of it. For one thread but for answers, which may come from any.
 */
final class DeliveryLoop {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);
  private static final long MARKS_WAIT_MS = 1_000;
  private static final Duration LONGEST_POLL = Duration.ofMillis(500);

  private final Channel channel;
  private final DeliverySettings.Room room;
  private final Items items;
  private final WishReader wishes;
  private final Ledger ledger;
  private final String instance;
  private final InstantSource clock;
  private final BooleanSupplier goOn;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final Dispatcher dispatcher;
  private final Map<TopicPartition, Long> recoverTo = new HashMap<>();
  private final long pastFrom;
  private boolean recovered;
  private Map<TopicPartition, Offsets.Point> noted = Map.of();
  private long notedAt;

  private record Answer(Parcel parcel, Reply reply) {}

  /** What makes a dispatcher that knows the past. */
  interface Dispatchers {
    Dispatcher knowing(PastReader.Found found);
  }

  /**
   * Opens the ledger, which ends the work of any other instance, and learns what was done before.
   *
   * @param budgetSpan how far back sending times matter
   */
  DeliveryLoop(
      Channel channel,
      DeliverySettings.Room room,
      Items items,
      WishReader wishes,
      Ledger ledger,
      PastReader past,
      Dispatchers dispatchers,
      Duration budgetSpan,
      String instance,
      InstantSource clock,
      BooleanSupplier goOn) {
    this.channel = requireNonNull(channel, "channel");
    this.room = requireNonNull(room, "room");
    this.items = requireNonNull(items, "items");
    this.wishes = requireNonNull(wishes, "wishes");
    this.ledger = requireNonNull(ledger, "ledger");
    this.instance = requireNonNull(instance, "instance");
    this.clock = requireNonNull(clock, "clock");
    this.goOn = requireNonNull(goOn, "goOn");
    ledger.open();
    Map<TopicPartition, OffsetAndMetadata> committed = wishes.committed();
    OptionalLong from = from(committed);
    Map<TopicPartition, Offsets.Point> begin = new HashMap<>();
    committed.forEach((partition, offset) ->
        begin.put(partition, new Offsets.Point(offset.offset(), from.orElse(0))));
    ledger.claim(noted(begin));
    PastReader.Found found = past.read(from, clock.millis() - budgetSpan.toMillis(), goOn);
    ledger.endsAt(found.end());
    pastFrom = found.from();
    dispatcher = dispatchers.knowing(found);
    wishes.begin(committed);
    committed.forEach((partition, offset) -> {
      dispatcher.offsets().readUpTo(partition, offset.offset());
      recoverTo.put(partition, found.past().end(partition));
    });
    LOG.info("{} goes on, with deliveries from {} on", channel.name(), pastFrom);
  }

  /** Where the deliveries begin that matter; empty if some offset does not say it. */
  private static OptionalLong from(Map<TopicPartition, OffsetAndMetadata> committed) {
    List<Optional<CommitNote>> notes =
        committed.values().stream().map(offset -> CommitNote.parse(offset.metadata())).toList();
    return notes.isEmpty() || notes.stream().anyMatch(Optional::isEmpty)
        ? OptionalLong.empty()
        : notes.stream().mapToLong(note -> note.orElseThrow().deliveriesFrom()).min();
  }

  /** Whatever is due now, and waits for more. */
  void round() {
    long now = clock.millis();
    boolean welcome = !recovered || hasRoom();
    List<ConsumerRecord<byte[], byte[]>> records = wishes.poll(untilNext(now), welcome);
    take(records);
    settle();
    List<Parcel> due =
        recovered && goOn.getAsBoolean() ? dispatcher.due(clock.millis()) : List.of();
    note();
    due.forEach(this::send);
  }

  private boolean hasRoom() {
    return dispatcher.waiting() + WishReader.MOST_AT_ONCE <= room.items()
        && dispatcher.characters() < room.characters();
  }

  private Duration untilNext(long now) {
    if (!answers.isEmpty()) {
      return Duration.ZERO;
    }
    OptionalLong next = recovered ? dispatcher.nextTime(now) : OptionalLong.empty();
    long wait = next.isPresent() ? next.getAsLong() - now : LONGEST_POLL.toMillis();
    return Duration.ofMillis(Math.clamp(wait, 0, LONGEST_POLL.toMillis()));
  }

  private void take(List<ConsumerRecord<byte[], byte[]>> records) {
    records.forEach(record -> {
      Place place =
          new Place(new TopicPartition(record.topic(), record.partition()), record.offset());
      read(record, place)
          .ifPresent(routed ->
              dispatcher.take(
                  routed.item(),
                  routed.targets(),
                  recovered ? ledger.end() : pastFrom,
                  clock.millis()));
      dispatcher.offsets().readUpTo(place.partition(), place.offset() + 1);
    });
    wishes.positions().forEach(dispatcher.offsets()::readUpTo);
    if (!recovered && isRecovered()) {
      recovered = true;
      dispatcher.recovered(clock.millis());
    }
  }

  private boolean isRecovered() {
    return recoverTo.entrySet().stream()
        .allMatch(end -> dispatcher.offsets().hasRead(end.getKey(), end.getValue()));
  }

  private Optional<Items.Routed> read(ConsumerRecord<byte[], byte[]> record, Place place) {
    if (record.topic().equals(Topics.NOTIFICATIONS.name())) {
      return Topics.NOTIFICATIONS
          .read(record, DeliveryLoop::passOver)
          .map(notification -> items.of(notification, place, record.timestamp(), clock.millis()));
    }
    return Topics.SYSTEM_ALERTS
        .read(record, DeliveryLoop::passOver)
        .map(alert -> items.of(alert, place, clock.millis()));
  }

  private static void passOver(String unreadable) {
    LOG.warn("a record is passed over: {}", unreadable);
  }

  private void settle() {
    Answer answer = answers.poll();
    while (answer != null) {
      dispatcher.answered(answer.parcel, answer.reply, clock.millis());
      answer = answers.poll();
    }
  }

  /** What was decided, and how far everything has its outcome. */
  private void note() {
    List<Step> steps = dispatcher.steps();
    Map<TopicPartition, Offsets.Point> points =
        dispatcher.offsets().points(recovered ? ledger.end() : pastFrom);
    long now = clock.millis();
    // Every transaction of others moves the position by a mark, which alone is not worth one.
    boolean moved = !done(points).equals(done()) && Math.abs(now - notedAt) >= MARKS_WAIT_MS;
    if (steps.isEmpty() && !moved) {
      return;
    }
    ledger.write(steps, noted(points));
    steps.forEach(step -> Outcomes.tell(step.delivery()));
    noted = points;
    notedAt = now;
  }

  private Map<TopicPartition, OffsetAndMetadata> noted(Map<TopicPartition, Offsets.Point> points) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    points.forEach((partition, point) ->
        offsets.put(
            partition,
            new OffsetAndMetadata(
                point.offset(), new CommitNote(point.deliveriesFrom(), instance).toString())));
    return offsets;
  }

  private void send(Parcel parcel) {
    answer(parcel)
        .exceptionally(thrown -> refused(parcel, thrown))
        .thenAccept(reply -> {
          answers.add(new Answer(parcel, reply));
          wishes.wake();
        });
  }

  private CompletableFuture<Reply> answer(Parcel parcel) {
    try {
      return channel.send(parcel);
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(refused(parcel, e));
    }
  }

  /** The same message would end like that again and again, and nothing would follow it. */
  private Reply refused(Parcel parcel, Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    // On a thread of the channel's client, which is not ours. Each alert in it has its outcome too.
    Item first = parcel.items().getFirst();
    LogFields.alert(LOG.atWarn(), first.id(), first.subject())
        .addKeyValue(LogFields.SINK, channel.name())
        .setCause(cause)
        .log("a message cannot be sent");
    return new Reply.Refused(cause.getClass().getSimpleName());
  }

  /** Notes answers that come yet, and sends nothing more. */
  void finish(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (dispatcher.isSending() && System.nanoTime() - deadline < 0) {
      wishes.poll(Duration.ofMillis(20), false);
      settle();
      note();
    }
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  /** Everything before these offsets has its outcome on record. */
  Map<TopicPartition, Long> done() {
    return done(noted);
  }

  private static Map<TopicPartition, Long> done(Map<TopicPartition, Offsets.Point> points) {
    Map<TopicPartition, Long> done = new HashMap<>();
    points.forEach((partition, point) -> done.put(partition, point.offset()));
    return done;
  }
}
