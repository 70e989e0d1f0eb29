package io.tidewatch.connectors.system;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.contract.log.LogFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers since when a probe finds trouble. Not thread-safe. */
final class ProbeTroubles {
  private static final Logger LOG = LoggerFactory.getLogger(ProbeTroubles.class);

  private final List<Probe> probes;
  private final Map<String, Long> since = new HashMap<>();
  private final Set<String> broken = new HashSet<>();
  private boolean allFine;

  ProbeTroubles(List<Probe> probes) {
    this.probes = List.copyOf(probes);
  }

  /** Asks all of them. */
  Finding at(long now) {
    List<Trouble> troubles = new ArrayList<>();
    Set<String> undecided = new HashSet<>();
    boolean fine = true;
    for (Probe probe : probes) {
      String key = probe.key();
      switch (ask(probe)) {
        case Health.Fine() -> since.remove(key);
        case Health.Unknown() -> {
          undecided.add(key);
          fine = false;
        }
        case Health.Troubled(String detail) -> {
          long began = since.computeIfAbsent(key, _ -> now);
          if (now - began >= probe.grace().toMillis()) {
            troubles.add(
                new Trouble(probe.kind(), probe.subject(), probe.severity(), began, detail));
            fine = false;
          }
        }
      }
    }
    allFine = fine;
    return new Finding(troubles, undecided);
  }

  /** Whether the last look found every probe well, or in trouble for a moment only. */
  boolean allFine() {
    return allFine;
  }

  private Health ask(Probe probe) {
    try {
      Health health = probe.health().get();
      broken.remove(probe.key());
      return health;
    } catch (RuntimeException e) {
      if (broken.add(probe.key())) {
        LogFields.subject(LOG.atWarn(), probe.key())
            .log("the probe of {} fails: {}", probe.key(), LogText.bounded(e.toString()));
      }
      return Health.unknown();
    }
  }
}
