package io.tidewatch.query.streams;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.store.Freshness.Source;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Knows of each task of this process whether it works, and counts what happens to its stores. A
 * task whose transaction broke is closed, emptied and filled again with the very same stores, while
 * its thread goes on to run; whoever finds the same count before and after a look has read one
 * filling and not two. Thread-safe.
 *
 * <p>Kafka Streams sets up the processors of a task when all of its stores are filled, and closes
 * all of them before it closes, empties or gives away any store. In between the task works.
 */
final class Refills {
  private final Storekeepers storekeepers;
  private final Map<TaskId, Standing> tasks = new ConcurrentHashMap<>();

  Refills(Storekeepers storekeepers) {
    this.storekeepers = requireNonNull(storekeepers, "storekeepers");
  }

  /**
   * What is known of a task.
   *
   * @param changes how often something happened to its stores
   * @param setUp processors that can work
   * @param left whether nobody sees to its stores any more: they may be emptied at any moment
   */
  private record Standing(long changes, Set<String> setUp, boolean left) {
    private static final Standing UNKNOWN = new Standing(0, Set.of(), false);

    private Standing {
      setUp = Set.copyOf(setUp);
    }

    private Standing changed() {
      return new Standing(changes + 1, setUp, left);
    }

    private Standing leaving() {
      return new Standing(changes + 1, setUp, true);
    }

    private Standing tended() {
      return new Standing(changes + 1, setUp, false);
    }

    private Standing with(String processor) {
      Set<String> more = new HashSet<>(setUp);
      more.add(processor);
      return new Standing(changes + 1, more, left);
    }

    private Standing without(String processor) {
      Set<String> fewer = new HashSet<>(setUp);
      fewer.remove(processor);
      return new Standing(changes + 1, fewer, true);
    }
  }

  /** Whether it has to be told of this processor. */
  boolean concern(String processor) {
    return storekeepers.include(processor);
  }

  /** A processor of a task was set up. */
  void opened(String processor, TaskId task) {
    change(
        task,
        standing -> {
          Standing now = standing.with(processor);
          return works(task, now) ? now.tended() : now;
        });
  }

  /** A processor of a task is about to be closed. */
  void closing(String processor, TaskId task) {
    change(task, standing -> standing.without(processor));
  }

  /** A store is being filled that is going to be worked on, or is a copy of another's work. */
  void began(String store, int partition) {
    change(store, partition, Standing::tended);
  }

  /** It is filled, or goes from one hand to the other. */
  void changed(String store, int partition) {
    change(store, partition, Standing::changed);
  }

  /** Nobody wants it any more. */
  void ended(String store, int partition) {
    change(store, partition, Standing::leaving);
  }

  /**
   * How often something happened to these stores; empty if they are not to be read in this way: as
   * what is worked on, while their tasks do not work; as copies, while they may be emptied.
   */
  OptionalLong of(Set<String> stores, int partition, Source source) {
    long sum = 0;
    for (String store : stores) {
      TaskId task =
          storekeepers
              .task(store, partition)
              .orElseThrow(
                  () -> new IllegalStateException("no task of the topology has a store " + store));
      Standing standing = tasks.getOrDefault(task, Standing.UNKNOWN);
      boolean readable =
          switch (source) {
            case ACTIVE -> works(task, standing);
            case STANDBY -> !standing.left();
          };
      if (!readable) {
        return OptionalLong.empty();
      }
      sum += standing.changes();
    }
    return OptionalLong.of(sum);
  }

  private boolean works(TaskId task, Standing standing) {
    return standing.setUp().containsAll(storekeepers.of(task));
  }

  /** Stores of no task are filled as well. */
  private void change(String store, int partition, UnaryOperator<Standing> change) {
    storekeepers.task(store, partition).ifPresent(task -> change(task, change));
  }

  private void change(TaskId task, UnaryOperator<Standing> change) {
    tasks.compute(task, (id, known) -> change.apply(known == null ? Standing.UNKNOWN : known));
  }
}
