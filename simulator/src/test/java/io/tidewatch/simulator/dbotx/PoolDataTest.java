package io.tidewatch.simulator.dbotx;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.instrument.SolanaAddress;
import org.junit.jupiter.api.Test;

class PoolDataTest {
  @Test
  void shouldBeAsLargeAsTheOriginalRun() {
    PoolData data = PoolData.ofOriginalSize();

    assertThat(data.accounts())
        .filteredOn(account -> account.type().equals("profile"))
        .hasSize(54_361);
    assertThat(data.tokens()).hasSize(1_903 + 4 * 200);
    assertThat(data.pools()).hasSize(1_899);
  }

  @Test
  void shouldBeTheSameEachTime() {
    assertThat(PoolData.ofOriginalSize()).isEqualTo(PoolData.ofOriginalSize());
  }

  @Test
  void shouldHaveAddressesOfSolana() {
    assertThat(PoolData.ofOriginalSize().tokens())
        .allMatch(token -> SolanaAddress.isValid(token.address()))
        .extracting(PoolData.Token::address)
        .doesNotHaveDuplicates();
  }
}
