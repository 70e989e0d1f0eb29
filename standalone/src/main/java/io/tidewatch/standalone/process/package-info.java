/** One part of the house as a process of its own, against a Kafka cluster. */
package io.tidewatch.standalone.process;
