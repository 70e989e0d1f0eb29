package io.tidewatch.standalone.config;

import io.tidewatch.contract.topic.Partitions;
import io.tidewatch.contract.topic.Replication;
import io.tidewatch.contract.topic.TopicLayout;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reads how topics are to be on Kafka, where that is not as the catalogue says. */
final class TopicLayoutReader {
  private static final String RETENTION = "retention.";

  private TopicLayoutReader() {}

  /** The keys that are made of the names of topics. */
  static Stream<String> keys() {
    return TopicLayout.aged().keySet().stream().map(name -> "tidewatch.kafka." + key(name));
  }

  /** Of the section about Kafka. */
  static TopicLayout read(Section section) {
    Map<String, Duration> longer = new HashMap<>();
    TopicLayout.aged()
        .forEach((name, least) -> {
          Setting setting = section.setting(key(name));
          setting
              .optional(Setting::duration)
              .ifPresent(age -> {
                if (age.compareTo(least) < 0) {
                  throw setting.wrong(
                      "at least "
                          + hours(least)
                          + ", which is what the catalogue says and others count on");
                }
                longer.put(name, age);
              });
        });
    return new TopicLayout(
        replication(section.setting("replication-factor")),
        partitions(section.setting("partitions")),
        longer);
  }

  private static Replication replication(Setting setting) {
    OptionalInt factor = number(setting);
    try {
      return new Replication(factor);
    } catch (IllegalArgumentException e) {
      throw setting.wrong("a whole number from 1 to 9");
    }
  }

  private static Partitions partitions(Setting setting) {
    OptionalInt number = number(setting);
    try {
      return new Partitions(number);
    } catch (IllegalArgumentException e) {
      throw setting.wrong("a whole number from 1 to " + Partitions.MOST);
    }
  }

  private static OptionalInt number(Setting setting) {
    return setting
        .optional(Setting::wholeNumber)
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  private static String key(String topic) {
    return RETENTION + topic.substring(Topics.PREFIX.length());
  }

  private static String hours(Duration age) {
    return age.toDaysPart() > 0 && age.toHoursPart() == 0
        ? age.toDays() + "d"
        : age.toHours() + "h";
  }
}
