package io.tidewatch.benchmarks.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.latency.LatencyRun;
import io.tidewatch.benchmarks.measure.Different;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/** Asks the same again and again; every answer must be the same. */
final class Asker implements AutoCloseable {
  static final int CONNECTIONS = 4;

  /** Of each path in a round. */
  private static final int TURNS = 20;

  private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  HttpResponse<byte[]> get(URI uri) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
  }

  /**
   * A path and what it must answer.
   *
   * @param expected byte for byte
   */
  record Question(URI uri, byte[] expected) {
    Question {
      requireNonNull(uri, "uri");
      requireNonNull(expected, "expected");
    }
  }

  /**
   * Asks one after the other, each path in turn; and then over several connections, each path for a
   * short while in turn.
   *
   * @param questions by name
   * @param requests to each path, for each of both
   */
  Map<String, ReadRun> ask(Map<String, Question> questions, int requests)
      throws IOException, InterruptedException, ExecutionException {
    Map<String, Histogram> latencies = new LinkedHashMap<>();
    questions.keySet().forEach(name -> latencies.put(name, LatencyRun.histogram()));
    for (int i = 0; i < requests; i++) {
      for (Map.Entry<String, Question> question : questions.entrySet()) {
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = get(question.getValue().uri());
        latencies.get(question.getKey()).recordValue(System.nanoTime() - start);
        check(question.getValue(), answer);
      }
    }
    Map<String, Long> nanos = new HashMap<>();
    int each = Math.max(1, requests / TURNS / CONNECTIONS);
    for (int turn = 0; turn < TURNS; turn++) {
      for (Map.Entry<String, Question> question : questions.entrySet()) {
        nanos.merge(question.getKey(), nanos(question.getValue(), each), Long::sum);
      }
    }
    Map<String, ReadRun> runs = new LinkedHashMap<>();
    latencies.forEach((name, histogram) ->
        runs.put(
            name,
            new ReadRun(
                new LatencyRun(histogram), TURNS * CONNECTIONS * each / (nanos.get(name) / 1e9))));
    return runs;
  }

  /** What so many requests over each connection take. */
  private long nanos(Question question, int each) throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    List<Future<?>> asking = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      asking.add(
          threads.submit(() -> {
            for (int n = 0; n < each; n++) {
              check(question, get(question.uri()));
            }
            return null;
          }));
    }
    for (Future<?> one : asking) {
      one.get();
    }
    return System.nanoTime() - start;
  }

  private static void check(Question question, HttpResponse<byte[]> answer) {
    String path = question.uri().getPath();
    Different.check("the status of " + path, 200, answer.statusCode());
    if (!Arrays.equals(question.expected(), answer.body())) {
      throw new Different(
          "the answer of "
              + path
              + ": expected "
              + new String(question.expected(), UTF_8)
              + ", was "
              + new String(answer.body(), UTF_8));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    client.close();
  }
}
