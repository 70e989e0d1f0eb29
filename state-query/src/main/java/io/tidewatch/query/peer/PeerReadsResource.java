package io.tidewatch.query.peer;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.tidewatch.query.http.Operation;
import io.tidewatch.query.http.Resource;
import io.tidewatch.query.http.Role;
import io.tidewatch.query.store.Fresh;
import io.tidewatch.query.store.Freshness.Source;
import io.tidewatch.query.store.LocalReader;
import io.tidewatch.query.store.PartitionRead;
import io.tidewatch.query.store.ReadCatalogue;
import io.tidewatch.query.store.StoreNotReadyException;
import io.tidewatch.query.store.StoreNotReadyException.Miss;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;

/**
 * Answers peers out of the stores of this process only: {@code POST
 * /internal/reads/{detector}/{read}/partitions/{partition}}. It never asks anybody else, so that no
 * question goes in circles. Thread-safe.
 */
final class PeerReadsResource implements Resource {
  private static final String JSON = "application/json";

  private final PeerSecret secret;
  private final Map<String, Detector> detectors = new ConcurrentHashMap<>();

  PeerReadsResource(PeerSecret secret) {
    this.secret = requireNonNull(secret, "secret");
  }

  private record Detector(ReadCatalogue catalogue, LocalReader reader) {}

  /** From now on this is answered. */
  void add(ReadCatalogue catalogue, LocalReader reader) {
    detectors.put(catalogue.detector(), new Detector(catalogue, reader));
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        new Operation(
            HandlerType.POST,
            "/internal/reads/{detector}/{read}/partitions/{partition}",
            Role.ANYONE,
            this::read));
  }

  private void read(Context context) {
    if (!secret.isProvedBy(Optional.ofNullable(context.header(PeerSecret.HEADER)))) {
      refuse(context, 403, null, "only peers are answered here");
      return;
    }
    Detector detector = detectors.get(context.pathParam("detector"));
    if (detector == null) {
      refuse(context, 503, Miss.NOT_READY, "this instance has only begun to start");
      return;
    }
    Optional<PartitionRead<?, ?>> read = detector.catalogue().find(context.pathParam("read"));
    if (read.isEmpty()) {
      refuse(context, 404, null, "no read has this name");
      return;
    }
    try {
      answer(context, detector.reader(), read.get());
    } catch (StoreNotReadyException e) {
      refuse(context, 503, e.miss(), e.getMessage());
    } catch (JacksonException | IllegalArgumentException e) {
      refuse(context, 400, null, "the question cannot be read");
    }
  }

  private static <Q, A> void answer(Context context, LocalReader reader, PartitionRead<Q, A> read) {
    int partition = Integer.parseInt(context.pathParam("partition"));
    Source source = Source.valueOf(Optional.ofNullable(context.header(ReadWire.SOURCE)).orElse(""));
    Q question = ReadWire.question(read, context.bodyAsBytes());
    Fresh<A> fresh = reader.read(read, partition, question, source);
    context
        .header(ReadWire.SOURCE, fresh.freshness().word())
        .header(ReadWire.LAG, Long.toString(fresh.freshness().lag()))
        .contentType(JSON)
        .result(ReadWire.answer(read, fresh.answer()));
  }

  private static void refuse(Context context, int status, Miss miss, String error) {
    context
        .status(status)
        .contentType(JSON)
        .result(ReadWire.refusal(new ReadWire.Refusal(miss, error)));
  }
}
