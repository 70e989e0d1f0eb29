package io.tidewatch.connectors.message;

import static io.tidewatch.connectors.message.Words.plain;
import static io.tidewatch.connectors.message.Words.whole;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.delivery.SystemAlert;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of messages to people, beyond those of the alert itself. Thread-safe. */
public final class DeliveryMessages {
  private static final int LABEL_CHARACTERS = 120;
  private static final int DETAIL_CHARACTERS = 500;
  private static final int ID_CHARACTERS = 8;

  private final Words words;
  private final AlertMessages alerts;

  /**
   * Takes language and time zone of the readers.
   *
   * @param language zh or en
   */
  public DeliveryMessages(Locale language, ZoneId zone) {
    this.words = new Words(language, zone);
    this.alerts = new AlertMessages(language, zone);
  }

  /** An alert of the market. */
  public Told told(Notification notification) {
    Alert alert = notification.alert();
    List<String> lines = alerts.lines(alert);
    List<String> body = new ArrayList<>();
    switch (notification.kind()) {
      case FIRED -> {}
      case STILL_FIRING -> body.add(words.text("delivery.still-firing"));
    }
    body.addAll(lines.subList(1, lines.size()));
    String headline = lines.getFirst();
    return new Told(headline, label(alert, headline), body);
  }

  /** The first line of a token's message does not name the token. */
  private static String label(Alert alert, String headline) {
    String label =
        alert.evidence().inputs() instanceof Inputs.TokenPool token
            ? headline + " " + token.symbol().or(token::name).orElse(alert.subject())
            : headline;
    return plain(label, LABEL_CHARACTERS);
  }

  /** Trouble of the system itself, or its end. */
  public Told told(SystemAlert alert) {
    String headline =
        words.text(
            "system-alert.title." + alert.state(),
            words.nameOf("system-alert.kind.", alert.kind().id()),
            plain(alert.subject(), LABEL_CHARACTERS));
    String since =
        switch (alert.state()) {
          case RAISED -> words.dated(alert.since());
          case RESOLVED -> words.span(alert.since(), alert.at());
        };
    return new Told(
        headline,
        headline,
        List.of(
            words.text(
                "system-alert.detail." + alert.state(), plain(alert.detail(), DETAIL_CHARACTERS)),
            words.text("system-alert.since." + alert.state(), since),
            words.text("time", words.seconds(alert.at()))));
  }

  /** The headline of one of several parts. */
  public String part(String headline, int part, int parts) {
    return words.text("delivery.part", headline, whole(part), whole(parts));
  }

  /** What was told is so old. */
  public String late(long ageMs) {
    return words.text("delivery.late", words.span(0, ageMs));
  }

  /** The message may have come before. */
  public String repeated() {
    return words.text("delivery.repeated");
  }

  /** The message is longer than any number of parts. */
  public String cut() {
    return words.text("delivery.cut");
  }

  /** The headline of a digest. */
  public String digestTitle(int alerts) {
    return words.text("delivery.digest.title", whole(alerts));
  }

  /** One member of a digest. */
  public String digestLine(Severity severity, long timeMs, String label, String id, boolean late) {
    String line =
        words.text(
            "delivery.digest.line",
            words.text("severity." + severity),
            words.seconds(timeMs),
            label,
            id.substring(0, Math.min(ID_CHARACTERS, id.length())));
    return late ? words.text("delivery.digest.late", line) : line;
  }
}
