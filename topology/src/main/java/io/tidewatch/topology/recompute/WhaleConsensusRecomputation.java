package io.tidewatch.topology.recompute;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Inputs.ConsensusMember;
import io.tidewatch.contract.whale.CountedMove;
import io.tidewatch.topology.rule.InvalidRuleException;
import io.tidewatch.topology.whale.OrderReplay.Found;
import io.tidewatch.topology.whale.consensus.ConsensusEntry.Added;
import io.tidewatch.topology.whale.consensus.ConsensusGroup;
import io.tidewatch.topology.whale.consensus.ConsensusReplay;
import io.tidewatch.topology.whale.consensus.WhaleConsensusRule;
import io.tidewatch.topology.whale.consensus.WhaleConsensusRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes each move of those who agree again, and of those who do not, and adds them up. */
final class WhaleConsensusRecomputation implements Recomputation {
  /** Each move holds the fills of its time: orders that lie over each other hold the same ones. */
  private static final long MOST_FILLS = 300_000;

  private final Alert alert;
  private final ConsensusGroup group;
  private final WhaleConsensusRule rule;
  private final List<CountedAgain> moves = new ArrayList<>();
  private boolean tooMany;

  private WhaleConsensusRecomputation(
      Alert alert, Inputs.WhaleConsensus told, ConsensusGroup group, WhaleConsensusRule rule) {
    this.alert = requireNonNull(alert, "alert");
    this.group = requireNonNull(group, "group");
    this.rule = requireNonNull(rule, "rule");
    all(told)
        .forEach(member -> {
          for (CountedMove move : member.moves()) {
            moves.add(new CountedAgain(member, group, move));
          }
        });
  }

  private static Stream<ConsensusMember> all(Inputs.WhaleConsensus told) {
    return Stream.concat(told.members().stream(), told.others().stream());
  }

  static Attempt of(Alert alert, Inputs.WhaleConsensus told) {
    requireNonNull(alert, "alert");
    boolean named =
        !told.members().isEmpty()
            && all(told).allMatch(member -> member.moves().size() == member.signals().size());
    if (told.assetType().isEmpty() || !named) {
      return new Attempt.Impossible(
          "it does not name for each move which fills it is of: it is of before alerts did, or"
              + " there are too many");
    }
    if (all(told).mapToInt(member -> member.moves().size()).sum() > ConsensusReplay.MOST_MOVES) {
      return new Attempt.Impossible("it names more moves than alerts do");
    }
    try {
      ConsensusGroup group =
          new ConsensusGroup(told.coin(), told.symbol(), told.assetType().get(), told.side());
      WhaleConsensusRule rule =
          new WhaleConsensusRuleDefinition(WhaleConsensusRule.DEFAULT)
              .rule(alert.evidence().rule().parameters());
      return new Attempt.Possible(new WhaleConsensusRecomputation(alert, told, group, rule));
    } catch (InvalidRuleException e) {
      return new Attempt.Impossible("the rule that it names is none: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      // Alerts come from a topic, and who writes there names what he likes.
      return new Attempt.Impossible("what it names makes no sense: " + e.getMessage());
    }
  }

  @Override
  public void take(ConsumerRecord<String, byte[]> rawRecord) {
    if (tooMany) {
      return;
    }
    HyperliquidRecord.read(rawRecord)
        .ifPresent(event ->
            moves.forEach(move -> move.take(event, rawRecord.timestamp(), rawRecord.offset())));
    tooMany = moves.stream().mapToLong(CountedAgain::held).sum() > MOST_FILLS;
  }

  @Override
  public Recomputed result() {
    if (tooMany) {
      return new Recomputed.NotPossible(
          "its moves are of more than " + MOST_FILLS + " fills together");
    }
    List<Added> added = new ArrayList<>();
    boolean sure = true;
    for (CountedAgain move : moves) {
      switch (move.found()) {
        case Found.Unclear(String why) -> {
          return new Recomputed.NotPossible("of a move of " + move.address() + ", " + why);
        }
        case Found.Order found -> {
          sure &= found.sure();
          move.added(found.order()).ifPresent(added::add);
        }
      }
    }
    if (added.isEmpty()) {
      return new Recomputed.NotPossible("the fills that it names changed no position");
    }
    ConsensusReplay again = ConsensusReplay.of(group, added, rule);
    Recomputed.Value value = new Recomputed.Value(again.value(), again.side(), again.inputs());
    return sure || Comparison.same(alert, value)
        ? value
        : new Recomputed.NotPossible(
            "the records that it names do not say in which order the fills of one block were");
  }
}
