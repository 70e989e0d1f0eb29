package io.tidewatch.connectors.delivery.channel;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.queue.Item;
import io.tidewatch.connectors.delivery.queue.Parcel;
import io.tidewatch.connectors.delivery.text.Composer;
import io.tidewatch.connectors.delivery.text.TextLimit;
import io.tidewatch.connectors.message.DeliveryMessages;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Prints what is told, for a person at a terminal. */
public final class TerminalChannel implements Channel {
  private final PrintStream out;
  private final Composer composer;

  /**
   * Takes where to print.
   *
   * @param lateAfter what is older is told to be late
   */
  public TerminalChannel(PrintStream out, DeliveryMessages messages, Duration lateAfter) {
    this.out = requireNonNull(out, "out");
    this.composer = new Composer(messages, TextLimit.NONE, lateAfter);
  }

  @Override
  public String name() {
    return "console";
  }

  @Override
  public String lane(String target) {
    return target;
  }

  @Override
  public int parts(Item item) {
    return 1;
  }

  @Override
  public int fits(List<Item> items) {
    return items.size();
  }

  @Override
  public boolean folds() {
    return true;
  }

  @Override
  public boolean wantsJson() {
    return false;
  }

  @Override
  public CompletableFuture<Reply> send(Parcel parcel) {
    String block = String.join("\n", composer.lines(parcel)) + "\n";
    synchronized (out) {
      out.println(block);
      out.flush();
    }
    // A stream never forgets an error, so to try again until there is none would never end.
    return CompletableFuture.completedFuture(
        out.checkError()
            ? new Reply.Refused("the terminal cannot be written")
            : new Reply.Taken(Optional.empty()));
  }

  @Override
  public void close() {
    // The stream is not ours.
  }
}
