package io.tidewatch.contract.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvmAddressTest {
  private static final String ADDRESS = "0x31ca8395cf837de08b24da3f660e77761dfb974b";

  @Test
  void shouldWriteAnAddressInLowerCase() {
    assertThat(EvmAddress.of("0x31CA8395cf837de08b24da3f660e77761dfb974B")).contains(ADDRESS);
    assertThat(EvmAddress.of("0X31CA8395cf837de08b24da3f660e77761dfb974B")).contains(ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0x",
        "31ca8395cf837de08b24da3f660e77761dfb974b",
        "0x31ca8395cf837de08b24da3f660e77761dfb974",
        "0x31ca8395cf837de08b24da3f660e77761dfb974bb",
        "0x31ca8395cf837de08b24da3f660e77761dfb974g",
        " 0x31ca8395cf837de08b24da3f660e77761dfb974"
      })
  void shouldRefuseWhatIsNone(String text) {
    assertThat(EvmAddress.of(text)).isEmpty();
  }

  @Test
  void shouldCallOnlyLowerCaseValid() {
    assertThat(EvmAddress.isValid(ADDRESS)).isTrue();
    assertThat(EvmAddress.isValid(ADDRESS.toUpperCase(java.util.Locale.ROOT))).isFalse();
    assertThat(EvmAddress.isValid(null)).isFalse();
  }
}
