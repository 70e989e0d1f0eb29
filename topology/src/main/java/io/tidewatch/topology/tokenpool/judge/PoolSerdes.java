package io.tidewatch.topology.tokenpool.judge;

import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactSerde;
import io.tidewatch.topology.compact.CompactWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;

/** How what is kept and what is passed on of pairs is written. Thread-safe. */
public final class PoolSerdes {
  private static final int FORMAT = 1;
  private static final int OBSERVATION = 0;
  private static final int MEMBERSHIP = 1;

  public static final Serde<PairItem> ITEM =
      new CompactSerde<>(FORMAT, ItemFormat::write, ItemFormat::item);

  public static final Serde<PoolDefinition> DEFINITION =
      new CompactSerde<>(FORMAT, PoolFormat::write, PoolFormat::definition);

  public static final Serde<PairState> STATE =
      new CompactSerde<>(FORMAT, PoolSerdes::write, PoolSerdes::state);

  public static final Serde<TokenNews> NEWS =
      new CompactSerde<>(FORMAT, PoolSerdes::write, PoolSerdes::news);

  private PoolSerdes() {}

  private static void write(PairState state, CompactWriter writer) {
    writer.whole(state.coming().size());
    PoolFormat.write(state.inForce(), writer);
    state.coming().forEach(coming -> PoolFormat.write(coming, writer));
    writer.whole(state.past().size());
    state.past().forEach(past -> PoolFormat.write(past, writer));
    PoolFormat.write(state.last(), writer, ItemFormat::write);
    writer.whole(state.decidedTo()).flag(state.due()).flag(state.told());
  }

  private static PairState state(CompactReader reader) {
    int count = reader.count();
    DatedDefinition inForce = PoolFormat.dated(reader);
    List<DatedDefinition> coming = dated(reader, count);
    List<DatedDefinition> past = dated(reader, reader.count());
    return new PairState(
        inForce,
        past,
        coming,
        PoolFormat.optional(reader, ItemFormat::item),
        reader.whole(),
        reader.flag(),
        reader.flag());
  }

  private static List<DatedDefinition> dated(CompactReader reader, int count) {
    List<DatedDefinition> dated = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      dated.add(PoolFormat.dated(reader));
    }
    return dated;
  }

  private static void write(TokenNews news, CompactWriter writer) {
    switch (news) {
      case Observation observation -> {
        writer.octet(OBSERVATION);
        PoolFormat.write(observation.definition(), writer);
        ItemFormat.write(observation.item(), writer);
        writer.whole(observation.at()).flag(observation.templateChanged());
      }
      case Membership(String pair, boolean inPool) ->
          writer.octet(MEMBERSHIP).text(pair).flag(inPool);
    }
  }

  private static TokenNews news(CompactReader reader) {
    int kind = reader.octet();
    return switch (kind) {
      case OBSERVATION ->
          new Observation(
              PoolFormat.definition(reader),
              ItemFormat.item(reader),
              reader.whole(),
              reader.flag());
      case MEMBERSHIP -> new Membership(reader.text(), reader.flag());
      default -> throw new IllegalArgumentException("expected news of kind 0 or 1, was " + kind);
    };
  }
}
