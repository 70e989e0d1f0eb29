package io.tidewatch.connectors.feed;

import io.tidewatch.contract.instrument.OkxInstrument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What can be watched of what is wanted.
 *
 * @param chosen the first ones in the order of their names
 * @param surplus names over the limit
 * @param unreadable names that no instrument has
 */
public record WantedChoice(
    List<OkxInstrument> chosen, List<String> surplus, List<String> unreadable) {
  public WantedChoice {
    chosen = List.copyOf(chosen);
    surplus = List.copyOf(surplus);
    unreadable = List.copyOf(unreadable);
  }

  /** Nothing was wanted yet. */
  public static WantedChoice nothing() {
    return new WantedChoice(List.of(), List.of(), List.of());
  }

  public static WantedChoice of(Collection<String> names, int limit) {
    List<OkxInstrument> chosen = new ArrayList<>();
    List<String> surplus = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (String name : new TreeSet<>(names)) {
      try {
        OkxInstrument instrument = OkxInstrument.parse(name);
        if (chosen.size() < limit) {
          chosen.add(instrument);
        } else {
          surplus.add(name);
        }
      } catch (IllegalArgumentException e) {
        unreadable.add(name);
      }
    }
    return new WantedChoice(chosen, surplus, unreadable);
  }

  public List<String> names() {
    return chosen.stream().map(OkxInstrument::name).toList();
  }
}
