package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Partitions;
import io.tidewatch.query.store.Freshness.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Asks all partitions within the time of the inquiry. One that does not answer by then is missing
 * in the result, which is not the same as empty. Thread-safe.
 */
final class PartitionScan {
  private final StoreReader reader;
  private final Partitions split;

  PartitionScan(StoreReader reader, Partitions split) {
    this.reader = requireNonNull(reader, "reader");
    this.split = requireNonNull(split, "split");
  }

  <Q, A> Scan<A> over(PartitionRead<Q, A> read, Q question) {
    Inquiry inquiry = Inquiry.current();
    int partitions = read.store().partitions(split);
    List<A> found = new ArrayList<>(partitions);
    Freshness freshness = Freshness.ACTIVE;
    for (FutureTask<Fresh<A>> task : begin(read, question, inquiry)) {
      Optional<Fresh<A>> fresh = await(task, inquiry);
      if (fresh.isPresent()) {
        found.add(inquiry.found(fresh.get()));
        freshness = freshness.and(fresh.get().freshness());
      }
    }
    if (found.isEmpty()) {
      throw new StoreNotReadyException("no partition of " + read.store().name() + " answers");
    }
    return new Scan<>(found, partitions, freshness);
  }

  private <Q, A> List<FutureTask<Fresh<A>>> begin(
      PartitionRead<Q, A> read, Q question, Inquiry inquiry) {
    List<FutureTask<Fresh<A>>> all = new ArrayList<>();
    List<Integer> own = new ArrayList<>();
    for (int p = 0; p < read.store().partitions(split); p++) {
      int partition = p;
      Supplier<Location> locating = () -> reader.locate(read, partition);
      FutureTask<Fresh<A>> task =
          new FutureTask<>(() ->
              inquiry.<Fresh<A>, RuntimeException>ask(() -> reader.find(read, question, locating)));
      all.add(task);
      if (locating.get() instanceof Location.Here) {
        own.add(partition);
      } else {
        // A thread for each: they wait for others most of the time.
        Thread.startVirtualThread(task);
      }
    }
    own.forEach(
        partition -> all.set(partition, own(read, question, partition, all.get(partition))));
    return all;
  }

  /** On this thread if it answers at once; who has to look for a copy waits like for others. */
  private <Q, A> FutureTask<Fresh<A>> own(
      PartitionRead<Q, A> read, Q question, int partition, FutureTask<Fresh<A>> looking) {
    try {
      Fresh<A> found = reader.local().read(read, partition, question, Source.ACTIVE);
      FutureTask<Fresh<A>> done = new FutureTask<>(() -> found);
      done.run();
      return done;
    } catch (StoreNotReadyException e) {
      Thread.startVirtualThread(looking);
      return looking;
    }
  }

  private static <A> Optional<Fresh<A>> await(FutureTask<Fresh<A>> task, Inquiry inquiry) {
    try {
      return Optional.of(task.get(inquiry.left().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      task.cancel(true);
      return Optional.empty();
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case StoreNotReadyException missing -> Optional.empty();
        case StoreElsewhereException missing -> Optional.empty();
        case RuntimeException bug -> throw bug;
        default -> throw new IllegalStateException(e.getCause());
      };
    }
  }
}
