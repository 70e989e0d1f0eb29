package io.tidewatch.connectors.delivery;

import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.log.LogFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what became of each alert, once it is on record. */
final class Outcomes {
  private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

  private Outcomes() {}

  static void tell(Delivery delivery) {
    String reason = delivery.reason().map(LogFields::bounded).orElse("no reason is known");
    switch (delivery.status()) {
      case SENT -> {
        if (delivery.part() == delivery.parts()) {
          LogFields.alert(LOG.atInfo(), delivery.alert(), delivery.subject())
              .log(
                  "delivered to {}, {} ms after it was read", delivery.target(), delivery.tookMs());
        }
      }
      case FAILED, EXPIRED ->
          LogFields.alert(LOG.atWarn(), delivery.alert(), delivery.subject())
              .log("given up for {} ({}): {}", delivery.target(), delivery.status(), reason);
      case SENDING, HELD_BACK, NOT_ROUTED ->
          LogFields.alert(LOG.atDebug(), delivery.alert(), delivery.subject())
              .log("{} for {}", delivery.status(), delivery.target());
    }
  }
}
