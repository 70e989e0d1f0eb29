package io.tidewatch.conventions.wrong.contract;

import org.apache.kafka.streams.KeyValue;

/** Drags Kafka Streams along. */
public final class UsesStreams {
  KeyValue<String, String> pair;
}
