package io.tidewatch.connectors.message;

import static io.tidewatch.connectors.message.Words.exact;
import static io.tidewatch.connectors.message.Words.percent;
import static io.tidewatch.connectors.message.Words.plain;
import static io.tidewatch.connectors.message.Words.usd;
import static io.tidewatch.connectors.message.Words.whole;
import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence.Window;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.whale.WhaleSignal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words for what watched addresses did, one alone or several together. */
final class WhaleMessages {
  private static final int ADDRESS_BEGIN = 6;
  private static final int ADDRESS_END = 4;

  private final Words words;
  private final FramedMessage frame;

  WhaleMessages(Words words, FramedMessage frame) {
    this.words = requireNonNull(words, "words");
    this.frame = requireNonNull(frame, "frame");
  }

  List<String> lines(Alert alert, Inputs.WhaleMove inputs) {
    WhaleSignal signal = inputs.signal();
    List<String> said = new ArrayList<>();
    said.add(
        words.text(
            "whale-move.what." + signal.change() + "." + signal.side(),
            plain(signal.symbol()),
            percent(signal.closeRate().orElse(BigDecimal.ZERO))));
    said.add(who(signal.address(), signal.label()));
    said.add(
        words.text(
            "whale-move.size",
            exact(signal.size()),
            plain(signal.base()),
            exact(signal.price()),
            notional(signal),
            whole(signal.fills())));
    said.add(
        words.text(
            "whale-move.position", exact(signal.positionBefore()), exact(signal.positionAfter())));
    signal
        .openInterestShare()
        .ifPresent(share -> said.add(words.text("whale-move.open-interest", percent(share))));
    if (signal.flip()) {
      said.add(words.text("whale-move.flip"));
    }
    if (signal.liquidation()) {
      said.add(words.text("whale-move.liquidation"));
    }
    if (signal.oid().isEmpty()) {
      said.add(words.text("whale-move.no-order"));
    }
    return frame.around(title(alert, signal), alert, said, usd(alert.threshold()));
  }

  /** Who did it and in what coin: in a digest there is nothing else. */
  private String title(Alert alert, WhaleSignal signal) {
    return words.text(
        "whale-move.title." + alert.side(),
        signal.label().map(Words::plain).orElseGet(() -> shortened(plain(signal.address()))),
        plain(signal.symbol()));
  }

  /** The whole address stands below. */
  private static String shortened(String address) {
    return address.length() <= ADDRESS_BEGIN + ADDRESS_END
        ? address
        : address.substring(0, ADDRESS_BEGIN)
            + "…"
            + address.substring(address.length() - ADDRESS_END);
  }

  List<String> lines(Alert alert, Inputs.WhaleConsensus inputs) {
    List<String> said = new ArrayList<>();
    said.add(
        words.text(
            "whale-consensus.net",
            whole(inputs.members().size()),
            usd(inputs.netUsd()),
            whole(minutes(alert.evidence().window()))));
    inputs
        .members()
        .forEach(member ->
            said.add(
                words.text(
                    "whale-consensus.member",
                    member.label().map(Words::plain).orElseGet(() -> plain(member.address())),
                    usd(member.notionalUsd()))));
    return frame.around(
        alert,
        "whale-consensus",
        said,
        words.text("whale-consensus.threshold", whole(alert.threshold().intValue())));
  }

  private static String notional(WhaleSignal signal) {
    return signal
        .notionalUsd()
        .map(Words::usd)
        .orElseGet(() -> exact(signal.notional()) + " " + plain(signal.quote()));
  }

  private static int minutes(Window window) {
    return Math.toIntExact(Duration.ofMillis(window.upTo() - window.after()).toMinutes());
  }

  private String who(String address, Optional<String> label) {
    return label
        .map(some -> words.text("whale-move.labelled", plain(address), plain(some)))
        .orElseGet(() -> words.text("whale-move.address", plain(address)));
  }
}
