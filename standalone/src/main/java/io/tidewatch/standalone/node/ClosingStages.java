package io.tidewatch.standalone.node;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parts that are to be closed stage by stage; those of one stage at the same time. A part that does
 * not close keeps none of the others from closing. Not thread-safe.
 */
final class ClosingStages implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClosingStages.class);

  private final List<List<AutoCloseable>> stages = new ArrayList<>();

  ClosingStages(int count) {
    for (int stage = 0; stage < count; stage++) {
      stages.add(new ArrayList<>());
    }
  }

  <T extends AutoCloseable> T add(int stage, T part) {
    stages.get(stage).add(part);
    return part;
  }

  @Override
  public void close() {
    for (List<AutoCloseable> stage : stages) {
      List<Thread> closing =
          stage.stream()
              .map(part -> Thread.ofPlatform().name("closing").start(() -> close(part)))
              .toList();
      closing.forEach(ClosingStages::await);
      stage.clear();
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("{} did not close in order", part.getClass().getSimpleName(), e);
    }
  }

  private static void await(Thread closing) {
    try {
      closing.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
