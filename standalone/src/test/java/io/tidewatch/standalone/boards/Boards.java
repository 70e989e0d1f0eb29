package io.tidewatch.standalone.boards;

import java.util.List;

/** Every board that Grafana is given. */
final class Boards {
  static final List<Board> ALL =
      List.of(
          OverviewBoard.board(),
          FeedsBoard.board(),
          DetectorBoard.largeTrades(),
          DetectorBoard.orderBooks(),
          DetectorBoard.tokenPool(),
          DetectorBoard.futuresAnomalies(),
          DetectorBoard.whaleSignals(),
          AlertsBoard.board(),
          StreamsBoard.board());

  private Boards() {}
}
