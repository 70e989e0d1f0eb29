package io.tidewatch.topology.whale.consensus;

import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Inputs.ConsensusMember;
import io.tidewatch.topology.whale.consensus.ConsensusEntry.Added;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an alert says of those who agree. */
final class ConsensusInputs {
  /** Of more no alert says what they were made of: a record must not become too large. */
  static final int MOST_MOVES = 500;

  private ConsensusInputs() {}

  static Inputs.WhaleConsensus of(ConsensusGroup group, Gathering gathering) {
    boolean named = gathering.all().size() <= MOST_MOVES;
    return new Inputs.WhaleConsensus(
        group.coin(),
        group.symbol(),
        group.side(),
        gathering.net(),
        members(gathering.members(), named),
        named ? members(gathering.others(), true) : List.of(),
        Optional.of(group.assetType()));
  }

  private static List<ConsensusMember> members(Map<String, List<Added>> added, boolean named) {
    List<ConsensusMember> members = new ArrayList<>();
    added.forEach((address, of) ->
        members.add(
            new ConsensusMember(
                address,
                of.getLast().label(),
                Gathering.sum(of),
                of.stream().map(Added::signal).toList(),
                of.getLast().at(),
                named ? of.stream().flatMap(each -> each.move().stream()).toList() : List.of())));
    return members;
  }
}
