package io.tidewatch.benchmarks.query;

import io.tidewatch.benchmarks.measure.Different;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Readers of one stream, each over a connection of its own. */
final class ReaderGroup implements AutoCloseable {
  private static final int NOT_READY = 503;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Reader> readers = new ArrayList<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private volatile boolean closed;

  private ReaderGroup() {}

  /** Opens so many, and does not wait until they are let in. */
  static ReaderGroup open(URI uri, int count) {
    ReaderGroup group = new ReaderGroup();
    for (int i = 0; i < count; i++) {
      Reader reader = group.new Reader();
      group.readers.add(reader);
      Thread.ofVirtual().name("stream-reader-" + i).start(() -> reader.run(uri));
    }
    return group;
  }

  /**
   * What one was told since the last time it was cleared.
   *
   * @param ids in the order in which they came
   * @param nanos when each came
   */
  record Received(List<String> ids, List<Long> nanos) {
    Received {
      ids = List.copyOf(ids);
      nanos = List.copyOf(nanos);
    }
  }

  private final class Reader {
    private final List<String> ids = new ArrayList<>();
    private final List<Long> nanos = new ArrayList<>();
    private volatile boolean admitted;

    private void run(URI uri) {
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(open(uri), StandardCharsets.UTF_8))) {
        String line = lines.readLine();
        while (line != null) {
          take(line, System.nanoTime());
          line = lines.readLine();
        }
        throw new IOException("the stream ended");
      } catch (IOException | InterruptedException | RuntimeException e) {
        if (!closed) {
          failure.compareAndSet(null, e);
        }
      }
    }

    /** Asks again for as long as the server says that it does not follow the topics yet. */
    private InputStream open(URI uri) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(uri).header("Accept", "text/event-stream").build();
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      while (answer.statusCode() == NOT_READY) {
        answer.body().close();
        Thread.sleep(
            Duration.ofSeconds(answer.headers().firstValueAsLong("Retry-After").orElse(1)));
        answer = client.send(request, BodyHandlers.ofInputStream());
      }
      Different.check("the status of " + uri.getPath(), 200, answer.statusCode());
      return answer.body();
    }

    private synchronized void take(String line, long now) {
      if (line.startsWith("id:")) {
        admitted = true;
      } else if (line.startsWith("data:")) {
        ids.add(StreamReaders.id(line));
        nanos.add(now);
      }
    }

    private synchronized Received received() {
      return new Received(ids, nanos);
    }

    private synchronized int count() {
      return ids.size();
    }

    private synchronized void clear() {
      ids.clear();
      nanos.clear();
    }
  }

  /** How many have had a first word. */
  long admitted() {
    check();
    return readers.stream().filter(reader -> reader.admitted).count();
  }

  /** How much the one has that has least. */
  int least() {
    check();
    return readers.stream().mapToInt(Reader::count).min().orElse(0);
  }

  List<Received> received() {
    return readers.stream().map(Reader::received).toList();
  }

  void clear() {
    readers.forEach(Reader::clear);
  }

  private void check() {
    if (failure.get() != null) {
      throw new IllegalStateException("a reader failed: " + failure.get(), failure.get());
    }
  }

  @Override
  public void close() {
    closed = true;
    client.shutdownNow();
  }
}
