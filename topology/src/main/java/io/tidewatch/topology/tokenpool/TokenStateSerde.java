package io.tidewatch.topology.tokenpool;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactSerde;
import io.tidewatch.topology.compact.CompactWriter;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import tools.jackson.core.JacksonException;

/** Writes tokens: the many that nothing has happened to take a few bytes beside their pair. */
final class TokenStateSerde {
  private static final int FORMAT = 1;

  static final Serde<TokenState> SERDE =
      new CompactSerde<>(FORMAT, TokenStateSerde::write, TokenStateSerde::read);

  private TokenStateSerde() {}

  private static void write(TokenState state, CompactWriter writer) {
    writer.flag(state.pair().isPresent());
    state.pair().ifPresent(writer::text);
    boolean begun = !state.decisions().equals(SubjectState.INITIAL);
    writer.flag(begun);
    if (begun) {
      writer.block(Json.MAPPER.writeValueAsBytes(state.decisions()));
    }
    writer.text(state.detail()).whole(state.lastAt());
  }

  private static TokenState read(CompactReader reader) {
    Optional<String> pair = reader.flag() ? Optional.of(reader.text()) : Optional.empty();
    SubjectState decisions = reader.flag() ? decisions(reader.block()) : SubjectState.INITIAL;
    return new TokenState(pair, decisions, reader.text(), reader.whole());
  }

  private static SubjectState decisions(byte[] json) {
    try {
      return Json.MAPPER.readValue(json, SubjectState.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("expected decisions, was " + e.getOriginalMessage(), e);
    }
  }
}
