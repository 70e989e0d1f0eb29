package io.tidewatch.topology.alertgate;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.delivery.Silence;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides as the rules are written down: by going through all that was ever said, each time. */
final class NaiveGate {
  private final List<GateInput> said = new ArrayList<>();
  private final List<Alert> told = new ArrayList<>();

  String take(GateInput input) {
    said.add(input);
    if (!(input instanceof GateInput.Raised(Alert alert))) {
      return "";
    }
    String verdict = verdict(alert);
    if (verdict.equals("FIRED")) {
      told.add(alert);
    }
    return verdict;
  }

  void toldAfterAll(Alert alert) {
    told.add(alert);
  }

  private String verdict(Alert alert) {
    if (isSilenced(alert, alert.eventTime())) {
      return "SILENCED";
    }
    if (alert.severity() == Severity.CRITICAL) {
      return "FIRED";
    }
    for (String feed : AlertFeeds.of(alert)) {
      Optional<Long> broken = brokenSince(feed);
      if (broken.isPresent() && alert.eventTime() >= broken.get()) {
        return "FEED_BROKEN";
      }
    }
    return isSpokenFor(alert) ? "MARKET_EVENT" : "FIRED";
  }

  /** The newest word of each silence counts. */
  boolean isSilenced(Alert alert, long timeMs) {
    for (int i = 0; i < said.size(); i++) {
      if (said.get(i) instanceof GateInput.Silenced(Silence silence)
          && isLastWord(silence.id(), i)
          && timeMs < silence.until()
          && silence.matcher().matches(alert.rule(), alert.subject(), alert.severity())) {
        return true;
      }
    }
    return false;
  }

  private boolean isLastWord(String id, int index) {
    return said.stream()
        .skip(index + 1L)
        .noneMatch(later ->
            later instanceof GateInput.Silenced(Silence other) && other.id().equals(id)
                || later instanceof GateInput.Unsilenced(String ended) && ended.equals(id));
  }

  /** Since when a feed has been broken without a break in between; empty if it is whole. */
  Optional<Long> brokenSince(String key) {
    Optional<Long> since = Optional.empty();
    for (int i = 0; i < said.size(); i++) {
      if (said.get(i) instanceof GateInput.Fed(FeedEvent event)) {
        boolean own = event.key().equals(key);
        boolean ends =
            own && event.type() != Type.LIVE && event.type() != Type.HEALED
                || event.type() == Type.CLOSED
                    && key.startsWith(event.venue() + "/")
                    && carried(key, i).equals(event.connection());
        if (own && !ends) {
          since = Optional.empty();
        } else if (ends && since.isEmpty()) {
          since = Optional.of(event.at());
        }
      }
    }
    return since;
  }

  /** Which connection brought the feed's data before a place, or took over what did. */
  private String carried(String key, int before) {
    String carrier = "nobody knows";
    for (GateInput input : said.subList(0, before)) {
      if (input instanceof GateInput.Fed(FeedEvent event)) {
        if (event.type() == Type.LIVE && event.key().equals(key)) {
          carrier = event.connection();
        }
        if (event.type() == Type.ROTATED && key.startsWith(event.venue() + "/")) {
          if (event.replaces().isEmpty()) {
            carrier = "nobody knows";
          } else if (event.replaces().get().equals(carrier)) {
            carrier = event.connection();
          }
        }
      }
    }
    return carrier;
  }

  boolean isSpokenFor(Alert alert) {
    return alert.rule().equals("futures-anomaly")
        && told.stream()
            .filter(move -> move.rule().equals("futures-market-move"))
            .filter(move ->
                move.side() == alert.side()
                    || move.side() == Side.BOTH
                    || alert.side() == Side.BOTH)
            .anyMatch(move ->
                alert.eventTime() >= move.eventTime() - 60_000
                    && alert.eventTime() <= move.eventTime() + 900_000);
  }

  /** Whether word of the end of what an alert claims has come since it was raised. */
  boolean isOver(Alert alert) {
    return said.stream()
        .skip(said.indexOf(new GateInput.Raised(alert)))
        .anyMatch(input ->
            input instanceof GateInput.Decided(Decision decision)
                && decision.key().equals(alert.key())
                && decision.to() >= alert.eventTime());
  }
}
