package io.tidewatch.topology.alerthistory;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Severity;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

/** Stores of the released version have to be found again: their keys may not change. */
class StoredKeysTest {
  private static final AlertPlace PLACE = new AlertPlace(0x0102030405060708L, "id");

  @Test
  void shouldWriteIndexKeysAsEver() {
    AlertScope both = new AlertScope(Optional.of("rule"), Optional.of("BTC"));

    assertThat(hex(AlertIndex.key(both, Severity.CRITICAL, PLACE)))
        .isEqualTo(
            "03" + "0000000472756c65" + "00000003425443" + "01" + "0102030405060708" + "6964");
    assertThat(hex(AlertIndex.key(AlertScope.ALL, Severity.MINOR, PLACE)))
        .isEqualTo("00" + "00000000" + "00000000" + "03" + "0102030405060708" + "6964");
    assertThat(AlertIndex.place(AlertIndex.key(both, Severity.MAJOR, PLACE))).isEqualTo(PLACE);
  }

  @Test
  void shouldWriteDeliveryKeysAsEver() {
    Bytes byTime = DeliveryKey.byTime(7, 300, "id");

    assertThat(hex(DeliveryKey.of("id", 300)))
        .isEqualTo("01" + "000000026964" + "000000000000012c");
    assertThat(hex(byTime)).isEqualTo("02" + "0000000000000007" + "000000000000012c" + "6964");
    assertThat(DeliveryKey.step(byTime)).isEqualTo(DeliveryKey.of("id", 300));
    assertThat(DeliveryKey.timeMs(byTime)).isEqualTo(7);
  }

  private static String hex(Bytes bytes) {
    return HexFormat.of().formatHex(bytes.get());
  }
}
