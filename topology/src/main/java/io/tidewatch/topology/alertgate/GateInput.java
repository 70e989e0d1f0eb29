package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.delivery.Silence;
import io.tidewatch.contract.feed.FeedEvent;

/** What the gate is told, in the order in which it reads it. */
sealed interface GateInput {
  /** An alert was raised. */
  record Raised(Alert alert) implements GateInput {
    public Raised {
      requireNonNull(alert, "alert");
    }
  }

  /** Something did not become an alert, or an episode ended. */
  record Decided(Decision decision) implements GateInput {
    public Decided {
      requireNonNull(decision, "decision");
    }
  }

  /** Somebody asks for silence, or asks anew under the same id. */
  record Silenced(Silence silence) implements GateInput {
    public Silenced {
      requireNonNull(silence, "silence");
    }
  }

  /** A silence was taken back. */
  record Unsilenced(String id) implements GateInput {
    public Unsilenced {
      requireNonNull(id, "id");
    }
  }

  /** Something happened to a feed. */
  record Fed(FeedEvent event) implements GateInput {
    public Fed {
      requireNonNull(event, "event");
    }
  }
}
