package io.tidewatch.connectors.database;

import java.util.List;
import java.util.stream.Stream;

/**
 * A table whose rows age. Names of tables and columns stand in statements as they are here; nothing
 * from elsewhere does.
 */
public sealed interface AgedTable permits FuturesTable, WhaleTable {
  /** All whose old rows are deleted. What is known of an account now does not get old. */
  List<AgedTable> ALL =
      Stream.<AgedTable>concat(
              Stream.of(FuturesTable.values()), Stream.of(WhaleTable.ORDERS, WhaleTable.SIGNALS))
          .toList();

  /** The name of the table. */
  String table();

  /** The column by which its rows age, epoch milliseconds, quoted. */
  String time();
}
