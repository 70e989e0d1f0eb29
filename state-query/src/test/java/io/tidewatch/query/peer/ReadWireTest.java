package io.tidewatch.query.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.Figure;
import io.tidewatch.query.books.BookQueries;
import io.tidewatch.query.futures.FuturesQueries;
import io.tidewatch.query.history.HistoryQueries;
import io.tidewatch.query.largetrades.VolumeQueries;
import io.tidewatch.query.pool.PoolQueries;
import io.tidewatch.query.store.PartitionRead;
import io.tidewatch.query.store.ReadCatalogue;
import io.tidewatch.query.whale.WhaleQueries;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What another instance answers is equal to what this one would. */
class ReadWireTest {
  static Stream<Named<PartitionRead<?, ?>>> reads() {
    return Stream.of(
            VolumeQueries.catalogue("large-trades"),
            new BookQueries(OrderBooksSettings.DEFAULT).catalogue("order-books"),
            PoolQueries.catalogue("token-pool"),
            FuturesQueries.catalogue("futures"),
            HistoryQueries.catalogue("alert-history"),
            WhaleQueries.catalogue("whale-signals"))
        .flatMap(ReadWireTest::reads);
  }

  private static Stream<Named<PartitionRead<?, ?>>> reads(ReadCatalogue catalogue) {
    return catalogue.all().stream()
        .map(read -> Named.of(catalogue.detector() + "/" + read.name(), read));
  }

  /** Values of some types are checked by more than what their parts are. */
  private static List<Samples> samples() {
    return Stream.of(Samples.full(), Samples.bare())
        .map(samples ->
            samples.with(
                Figure.class,
                its ->
                    its.isFull()
                        ? Figure.of(new BigDecimal("1.500"))
                        : Figure.absent(Absence.WARMUP)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("reads")
  <Q> void shouldPassQuestionsUnharmed(PartitionRead<Q, ?> read) {
    for (Samples samples : samples()) {
      for (Q question : samples.<Q>all(read.question().getType())) {
        assertThat((Object) ReadWire.question(read, ReadWire.question(read, question)))
            .isEqualTo(question);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("reads")
  <A> void shouldPassAnswersUnharmed(PartitionRead<?, A> read) {
    for (Samples samples : samples()) {
      for (A answer : samples.<A>all(read.answer().getType())) {
        assertThat((Object) ReadWire.answer(read, ReadWire.answer(read, answer))).isEqualTo(answer);
      }
    }
  }
}
