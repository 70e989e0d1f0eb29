package io.tidewatch.connectors.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidewatch.connectors.feed.Backoff;
import io.tidewatch.connectors.sink.Outage;
import io.tidewatch.connectors.timeseries.TimeSeriesSettings.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {
  private static final Instant NOW = Instant.parse("2026-03-01T14:35:22Z");
  private static final Duration AT_ONCE = Duration.ofNanos(1);
  private static final LineBatch FIRST = LineBatch.of(List.of("m f=1 1", "m f=2 2"));
  private static final LineBatch SECOND = LineBatch.of(List.of("m f=3 3"));

  @TempDir Path directory;

  private final Outage outage = new Outage("the store");
  private ScriptedStore store;

  @BeforeEach
  void start() throws IOException {
    store = new ScriptedStore();
  }

  @AfterEach
  void stop() {
    store.close();
  }

  @Test
  void shouldSendCompressedLinesWithTheToken() {
    delivery(1_000).send(FIRST);

    assertThat(store.requests)
        .containsExactly(
            new ScriptedStore.Request(
                "/api/v2/write?org=my+org&bucket=books%2F1&precision=ns",
                "Token s3cret", "gzip", List.of("m f=1 1", "m f=2 2")));
  }

  @Test
  void shouldKeepTheOrderOverTheSpool() {
    store.answering(500, "", "");
    Delivery delivery = delivery(1_000);
    delivery.send(FIRST);
    delivery.send(SECOND);
    assertThat(delivery.spooledBatches()).isEqualTo(2);

    delivery.drain();
    assertThat(store.requests)
        .extracting(request -> request.lines().getFirst())
        .containsExactly("m f=1 1", "m f=1 1", "m f=3 3");
    assertThat(delivery.spooledBatches()).isZero();
    assertThat(delivery.written.sum()).isEqualTo(3);
    assertThat(outage.reached()).isTrue();
  }

  @Test
  void shouldLeaveTheStoreAloneForAsLongAsItAsks() {
    store.answering(503, "300", "busy");
    leftAlone();
  }

  @Test
  void shouldUnderstandADateUntilWhichToWait() {
    store.answering(429, "Sun, 01 Mar 2026 14:40:22 GMT", "slow down");
    leftAlone();
  }

  private void leftAlone() {
    Delivery delivery = delivery(1_000);
    delivery.send(FIRST);
    for (int i = 0; i < 10; i++) {
      delivery.drain();
      delivery.send(SECOND);
    }
    assertThat(store.requests).hasSize(1);
    assertThat(delivery.spooledBatches()).isEqualTo(11);
  }

  @Test
  void shouldKeepWhatWasRefusedWithTheReasonAndGoOn() throws IOException {
    store.answering(400, "", "unable to parse 'm f=1 1':\n missing field");
    Delivery delivery = delivery(1_000);
    delivery.send(FIRST);
    delivery.send(SECOND);

    assertThat(store.requests).hasSize(2);
    assertThat(delivery.rejected.sum()).isEqualTo(2);
    assertThat(delivery.written.sum()).isEqualTo(1);
    assertThat(Files.readString(directory.resolve("rejected/0000000000000000001-2.lp")))
        .isEqualTo("# HTTP 400 unable to parse 'm f=1 1':? missing field\nm f=1 1\nm f=2 2\n");
  }

  @Test
  void shouldWaitForAPersonWhenItIsNotLetIn() {
    store.answering(401, "", "unauthorized");
    Delivery delivery = delivery(1_000);
    delivery.send(FIRST);

    assertThat(delivery.rejected.sum()).isZero();
    assertThat(delivery.spooledBatches()).isEqualTo(1);
    assertThat(outage.lastError()).hasValue("HTTP 401 unauthorized");
  }

  @Test
  void shouldDropTheOldestAndCountItWhenTheDiskHasNoMoreRoom() {
    store.close();
    Delivery delivery = delivery(SECOND.gzip().length + FIRST.gzip().length - 1);
    delivery.send(FIRST);
    delivery.send(SECOND);

    assertThat(delivery.dropped.sum()).isEqualTo(2);
    assertThat(delivery.spooledBatches()).isEqualTo(1);
    assertThat(outage.reached()).isFalse();
  }

  @Test
  void shouldGoOnWhenSomebodyTookAFileOutOfTheSpool() throws IOException {
    store.answering(500, "", "");
    Delivery delivery = delivery(1_000);
    delivery.send(FIRST);
    delivery.send(SECOND);
    Files.delete(directory.resolve("0000000000000000001-2.lp.gz"));

    delivery.drain();
    assertThat(delivery.dropped.sum()).isEqualTo(2);
    assertThat(delivery.written.sum()).isEqualTo(1);
    assertThat(delivery.spooledBatches()).isZero();
  }

  @Test
  void shouldShowTheTokenNowhere() {
    store.close();
    delivery(1_000).send(FIRST);

    assertThat(outage.lastError().orElseThrow()).contains("Connect").doesNotContain("s3cret");
    assertThat(endpoint().toString()).contains("token=set").doesNotContain("s3cret");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Endpoint(
                URI.create("http://me:hidden@localhost"), "", "", Optional.empty(), AT_ONCE))
        .withMessageNotContaining("hidden");
  }

  private Endpoint endpoint() {
    return new Endpoint(
        store.url(), "my org", "books/1", Optional.of("s3cret"), Duration.ofSeconds(10));
  }

  private Delivery delivery(long maxBytes) {
    return new Delivery(
        new WriteClient(endpoint(), () -> NOW),
        Spool.open(directory, maxBytes, ".lp.gz"),
        Spool.open(directory.resolve("rejected"), 10_000, ".lp"),
        new Backoff(List.of(AT_ONCE), new Random(1)),
        outage,
        new PointRate(System::nanoTime));
  }
}
