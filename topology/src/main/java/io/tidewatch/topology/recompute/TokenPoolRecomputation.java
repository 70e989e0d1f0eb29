package io.tidewatch.topology.recompute;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.pool.PairFigures;
import io.tidewatch.topology.dbotx.PairRow;
import io.tidewatch.topology.dbotx.PairsFrame;
import io.tidewatch.topology.dbotx.PairsFrameParser;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.ParsedSerde;
import io.tidewatch.topology.tokenpool.TokenPoolRule;
import io.tidewatch.topology.tokenpool.judge.Finding;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Looks once more at what the frame said of the pair, as the template of the alert asks for. */
final class TokenPoolRecomputation implements Recomputation {
  private static final Deserializer<Parsed<PairsFrame>> FRAMES =
      new ParsedSerde<>(new PairsFrameParser(), PairsFrameParser.MAX_BYTES).deserializer();

  private final Inputs.TokenPool told;
  private final List<PairFigures> said = new ArrayList<>();

  TokenPoolRecomputation(Inputs.TokenPool told) {
    this.told = requireNonNull(told, "told");
  }

  @Override
  public void take(ConsumerRecord<String, byte[]> rawRecord) {
    if (FRAMES.deserialize(rawRecord.topic(), rawRecord.headers(), rawRecord.value())
            instanceof Parsed.Ok<PairsFrame>(PairsFrame frame, byte[] raw)
        && frame.timeMs() == told.receivedAt()) {
      frame.rows().stream()
          .filter(row -> row.pair().equals(told.pair()))
          .map(PairRow::figures)
          .forEach(said::add);
    }
  }

  @Override
  public Recomputed result() {
    if (said.isEmpty()) {
      return new Recomputed.NotPossible(
          "the record that it names has nothing of the pair " + told.pair());
    }
    // A frame may name a pair more than once; each time is judged.
    PairFigures figures =
        said.stream().filter(told.figures()::equals).findFirst().orElseGet(said::getLast);
    Finding finding = Finding.of(told.template(), figures);
    return new Recomputed.Value(
        finding.degree().orElse(TokenPoolRule.THRESHOLD),
        finding.side(),
        new Inputs.TokenPool(
            told.pair(),
            told.symbol(),
            told.name(),
            told.batch(),
            told.template(),
            finding.conditions(),
            figures,
            told.receivedAt(),
            told.templateChanged()));
  }
}
