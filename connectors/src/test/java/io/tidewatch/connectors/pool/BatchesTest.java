package io.tidewatch.connectors.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
  @Test
  void shouldFillBatchesWithTheLargestFirst() {
    List<PoolRow> rows = Batches.rebuilt(rows(1, 200));

    assertThat(rows.stream().collect(Collectors.groupingBy(PoolRow::batch, Collectors.counting())))
        .containsEntry(1, 99L)
        .containsEntry(2, 99L)
        .containsEntry(3, 2L);
    assertThat(rows.getFirst())
        .satisfies(row -> {
          assertThat(row.marketCap()).isEqualByComparingTo("200");
          assertThat(row.priority()).isEqualTo(200);
          assertThat(row.sortOrder()).isZero();
        });
    assertThat(rows.getLast().priority()).isEqualTo(1);
  }

  @Test
  void shouldOrderEqualMarketCapsByAddress() {
    PoolRow a = row(Addresses.of('A'), 5);
    PoolRow b = row(Addresses.of('B'), 5);

    assertThat(Batches.rebuilt(List.of(b, a)))
        .extracting(PoolRow::token)
        .containsExactly(a.token(), b.token());
  }

  @Test
  void shouldKeepPlacesAndFillGapsFirst() {
    List<PoolRow> standing = new ArrayList<>(Batches.rebuilt(rows(1, 120)));
    PoolRow gone = standing.remove(40);
    List<PoolRow> after = Batches.extended(standing, rows(1_000, 2));

    assertThat(after).hasSize(121);
    assertThat(place(after, 1_001)).isEqualTo("1/" + gone.sortOrder());
    assertThat(place(after, 1_000)).isEqualTo("2/21");
    assertThat(after)
        .filteredOn(row -> row.marketCap().intValue() < 1_000)
        .allSatisfy(row ->
            assertThat(place(after, row.marketCap().intValue()))
                .isEqualTo(place(standing, row.marketCap().intValue())));
  }

  @Test
  void shouldBeginABatchBehindFullOnes() {
    List<PoolRow> after = Batches.extended(Batches.rebuilt(rows(1, 99)), rows(1_000, 1));

    assertThat(place(after, 1_000)).isEqualTo("2/0");
  }

  @Test
  void shouldRankAllAnew() {
    List<PoolRow> after = Batches.extended(Batches.rebuilt(rows(1, 3)), rows(2_000, 1));

    assertThat(after)
        .extracting(row -> row.marketCap().intValue() + "=" + row.priority())
        .containsExactlyInAnyOrder("2000=4", "3=3", "2=2", "1=1");
  }

  private static String place(List<PoolRow> rows, int marketCap) {
    return rows.stream()
        .filter(row -> row.marketCap().intValue() == marketCap)
        .map(row -> row.batch() + "/" + row.sortOrder())
        .collect(Collectors.joining());
  }

  private static List<PoolRow> rows(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(cap -> row(Addresses.of('T', cap), cap))
        .toList();
  }

  private static PoolRow row(String token, int marketCap) {
    return new PoolRow(
        0,
        token,
        Optional.empty(),
        Optional.empty(),
        Optional.of("2" + token),
        BigDecimal.valueOf(marketCap),
        Optional.empty(),
        1,
        Optional.empty(),
        "1m",
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        true,
        Optional.empty());
  }
}
