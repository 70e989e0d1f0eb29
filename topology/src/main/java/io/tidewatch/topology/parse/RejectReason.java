package io.tidewatch.topology.parse;

/** Why a record was refused. */
public enum RejectReason {
  /** No bytes. */
  EMPTY,
  /** More bytes than a record of this kind can have. */
  TOO_LARGE,
  /** Not one well-formed JSON document. */
  NOT_JSON,
  /** JSON, of another type than the topic is for. */
  UNKNOWN_TYPE,
  MISSING_FIELD,
  WRONG_TYPE,
  /** Zero or negative where only more makes sense. */
  NOT_POSITIVE,
  /** More than can be meant. */
  OUT_OF_RANGE,
  /** An event time too far after the receive time. */
  FUTURE_TIME,
  /** The frame names another symbol than the record's key, or the key is no symbol. */
  WRONG_SYMBOL,
  /** A header that a feed always writes is absent or unreadable. */
  MISSING_HEADER,
  /** The record's key is no batch number. */
  WRONG_BATCH,
  /** Of a pair that is not in the pool. */
  UNKNOWN_PAIR,
  /** Older than what is remembered: nobody can tell whether it was seen. */
  TOO_OLD
}
