package io.tidewatch.standalone.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.AuthenticationException;

/** Says what Kafka or a client of it threw in the words of whoever set it up. */
public final class KafkaFailure {
  private static final int MOST = 4;

  private KafkaFailure() {}

  /**
   * What it says and why. Kafka puts the reason why a client cannot be made, such as a truststore
   * that is not there, in causes of causes.
   */
  public static String words(Throwable failure) {
    List<String> words = new ArrayList<>();
    Throwable one = failure;
    while (one != null && words.size() < MOST) {
      String said = said(one);
      if (words.stream().noneMatch(before -> before.contains(said))) {
        words.add(said);
      }
      one = one.getCause();
    }
    return String.join(": ", words);
  }

  private static String said(Throwable failure) {
    String name = failure.getClass().getSimpleName();
    String message = Optional.ofNullable(failure.getMessage()).orElse("");
    return switch (failure) {
      case AuthenticationException _ ->
          name + ": " + message + " (look at kafka.user, kafka.password and kafka.client.*)";
      case TimeoutException _ ->
          name
              + ": no answer in time (is it there, and does security.protocol in kafka.client.*"
              + " fit its listener?)";
      default -> message.isBlank() ? name : name + ": " + message;
    };
  }
}
