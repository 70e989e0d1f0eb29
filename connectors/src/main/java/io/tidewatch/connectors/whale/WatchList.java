package io.tidewatch.connectors.whale;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.contract.instrument.EvmAddress;
import io.tidewatch.contract.whale.Tier;
import io.tidewatch.contract.whale.WatchedAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What rows of the table wish for: the first active row of each address counts.
 *
 * @param addresses by their key on the topic
 * @param invalid rows whose address is none
 * @param repeated active rows of an address that has another one
 * @param warnings what is wrong with rows, each with its id, in one sentence
 */
record WatchList(
    Map<String, WatchedAddress> addresses, int invalid, int repeated, List<String> warnings) {
  WatchList {
    addresses = new LinkedHashMap<>(addresses);
    warnings = List.copyOf(warnings);
  }

  static WatchList of(List<WatchListTable.Row> rows) {
    Map<String, WatchedAddress> addresses = new LinkedHashMap<>();
    List<String> warnings = new ArrayList<>();
    int invalid = 0;
    int repeated = 0;
    for (WatchListTable.Row row : rows) {
      Optional<String> address = EvmAddress.of(row.address().orElse(null));
      if (address.isEmpty()) {
        invalid++;
        warnings.add(
            shown(row)
                + ": left out, expected 0x and 40 hexadecimal digits, found "
                + row.address().map(LogText::bounded).orElse("nothing"));
      } else if (row.active()) {
        WatchedAddress wish = wish(row, address.get(), warnings);
        if (addresses.putIfAbsent(wish.key(), wish) != null) {
          repeated++;
        }
      }
    }
    return new WatchList(addresses, invalid, repeated, warnings);
  }

  private static WatchedAddress wish(
      WatchListTable.Row row, String address, List<String> warnings) {
    return new WatchedAddress(
        address, row.label(), tier(row, warnings), WatchedAddress.Origin.DATABASE, true);
  }

  private static Tier tier(WatchListTable.Row row, List<String> warnings) {
    return switch (row.tier().orElse("").strip().toLowerCase(Locale.ROOT)) {
      case "first" -> Tier.FIRST;
      case "", "standard" -> Tier.STANDARD;
      default -> {
        warnings.add(
            shown(row)
                + ": taken as standard, expected tier first or standard, found "
                + LogText.bounded(row.tier().orElse("")));
        yield Tier.STANDARD;
      }
    };
  }

  private static String shown(WatchListTable.Row row) {
    return "hl_watch_addresses row " + LogText.bounded(String.valueOf(row.id()));
  }
}
