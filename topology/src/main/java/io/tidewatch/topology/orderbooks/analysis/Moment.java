package io.tidewatch.topology.orderbooks.analysis;

/**
 * Where in the streams a look at the book stands.
 *
 * @param timeMs event time of the update, epoch milliseconds
 * @param receivedMs when the update was received, epoch milliseconds
 * @param seqId of the update; -1 where the venue sent none
 * @param bookEpoch number of the snapshot that the book goes back to, from 1
 * @param connectionEpoch connection that the update came over
 * @param partition of the records of books and of trades
 * @param snapshotOffset offset of the snapshot that the book goes back to
 * @param offset offset of the update
 * @param firstTradeOffset offset of the first trades record since the snapshot; -1 if none came
 * @param lastTradeOffset offset of the newest trades record; -1 if none came
 * @param missingTrades ids of trades since the snapshot that never came
 */
public record Moment(
    long timeMs,
    long receivedMs,
    long seqId,
    long bookEpoch,
    long connectionEpoch,
    int partition,
    long snapshotOffset,
    long offset,
    long firstTradeOffset,
    long lastTradeOffset,
    long missingTrades) {}
