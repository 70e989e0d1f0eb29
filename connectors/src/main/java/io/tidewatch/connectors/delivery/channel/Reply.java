package io.tidewatch.connectors.delivery.channel;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/** What came of an attempt to send a message. No text in it has a secret. */
public sealed interface Reply {
  /**
   * The channel has it.
   *
   * @param messageId what the channel calls it
   */
  record Taken(Optional<String> messageId) implements Reply {
    public Taken {
      requireNonNull(messageId, "messageId");
    }
  }

  /** Too fast: nothing more for so long. */
  record Throttled(Duration pause, String reason) implements Reply {
    public Throttled {
      requireNonNull(pause, "pause");
      requireNonNull(reason, "reason");
    }
  }

  /** The marks of layout were not understood; the text alone may be. */
  record NotUnderstood(String reason) implements Reply {
    public NotUnderstood {
      requireNonNull(reason, "reason");
    }
  }

  /** This message will never be taken. */
  record Refused(String reason) implements Reply {
    public Refused {
      requireNonNull(reason, "reason");
    }
  }

  /** This target will take nothing any more. */
  record TargetGone(String reason) implements Reply {
    public TargetGone {
      requireNonNull(reason, "reason");
    }
  }

  /**
   * It did not work, and may work later.
   *
   * @param mayHaveCome whether the channel may have it all the same
   */
  record Failed(String reason, boolean mayHaveCome) implements Reply {
    public Failed {
      requireNonNull(reason, "reason");
    }
  }
}
