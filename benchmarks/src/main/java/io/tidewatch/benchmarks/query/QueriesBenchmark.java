package io.tidewatch.benchmarks.query;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.Benchmark;
import io.tidewatch.benchmarks.Scale;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.wire.HouseTopics;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What does it cost to read the state of detectors, and to follow events? */
public final class QueriesBenchmark implements Benchmark {
  private final Path directory;
  private final InstantSource clock;

  public QueriesBenchmark(Path directory, InstantSource clock) {
    this.directory = requireNonNull(directory, "directory");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return "queries";
  }

  @Override
  public Finding run(Scale scale) throws Exception {
    return run(Amounts.of(scale));
  }

  Finding run(Amounts amounts) throws Exception {
    Path place = directory.resolve(name());
    try (HouseTopics topics = HouseTopics.start(place.resolve("broker"))) {
      Path states = place.resolve("states");
      KeyReads keys = KeyReads.measure(topics, states, clock, amounts);
      IngestUnderReads ingest = IngestUnderReads.measure(topics, states, clock, amounts);
      StreamReaders stream = StreamReaders.measure(topics, clock, amounts);
      return new Finding(
          "Queries over HTTP",
          List.of(
              String.format(
                  Locale.ROOT,
                  "Keys: two instances in one JVM share the partitions. `GET"
                      + " /api/volumes/{symbol}` for a key of the one that is asked, for one of"
                      + " the other, and a constant answer of the same server, of the same size:"
                      + " %,d requests to each in each round one after the other over one"
                      + " connection, the three in turn, and as many over %d, in turns of a"
                      + " twentieth. Every answer must be the same, byte for byte, and what"
                      + " the instance says that has the key.",
                  amounts.requests(),
                  Asker.CONNECTIONS),
              String.format(
                  Locale.ROOT,
                  "Ingest: 2,000 trades a second of 20 symbols into a detector that knows nothing"
                      + " yet, from the moment a frame is due until its alert can be read from its"
                      + " topic. Within a round the readers take turns of two seconds, %d s each in"
                      + " all; the first 250 ms of a turn count for nobody. Full load is %,d reads"
                      + " a second, ten callers with as much as the door lets one of them ask."
                      + " The same number of answers that are always the same shows what of it is"
                      + " the server and the callers beside it. Every alert must come, once.",
                  amounts.seconds(),
                  IngestUnderReads.FULL_LOAD),
              String.format(
                  Locale.ROOT,
                  "Stream: %d readers of `/api/stream?types=alerts`, each over a connection of its"
                      + " own; %d alerts, 20 a second, from before each is sent until each reader"
                      + " has it. All must get the same, in the same order.",
                  amounts.readers(),
                  amounts.events())),
          Stream.of(keys.goals(), ingest.goals(), stream.goals())
              .<Goal>flatMap(List::stream)
              .toList(),
          List.of(keys.table(), ingest.table(), stream.table()));
    }
  }
}
