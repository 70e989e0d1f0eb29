package io.tidewatch.topology.whale.consensus;

import io.tidewatch.topology.whale.consensus.ConsensusEntry.Added;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who went the same way in one coin lately. Immutable.
 *
 * @param members signals of the addresses that opened more than they closed, first the one that
 *     came first
 * @param others the same of those that did not
 * @param net in USD; who went the other way counts against those who agree
 * @param at time of the newest signal, epoch milliseconds
 */
record Gathering(
    Map<String, List<Added>> members, Map<String, List<Added>> others, BigDecimal net, long at) {
  /**
   * Gathers signals.
   *
   * @param added by time, at least one
   */
  static Gathering of(Collection<Added> added) {
    Map<String, List<Added>> members = new LinkedHashMap<>();
    long at = 0;
    for (Added entry : added) {
      members.computeIfAbsent(entry.address(), address -> new ArrayList<>()).add(entry);
      at = entry.at();
    }
    Map<String, List<Added>> others = new LinkedHashMap<>(members);
    members.values().removeIf(of -> sum(of).signum() <= 0);
    others.keySet().removeAll(members.keySet());
    return new Gathering(members, others, sum(added), at);
  }

  static BigDecimal sum(Collection<Added> added) {
    return added.stream().map(Added::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** All signals, those of the members first. */
  List<Added> all() {
    List<Added> all = new ArrayList<>();
    members.values().forEach(all::addAll);
    others.values().forEach(all::addAll);
    return all;
  }

  /** What the rule looks at: how many agree, if that is about enough money. */
  BigDecimal value(WhaleConsensusRule rule) {
    return net.compareTo(rule.netUsd()) >= 0 ? BigDecimal.valueOf(members.size()) : BigDecimal.ZERO;
  }
}
