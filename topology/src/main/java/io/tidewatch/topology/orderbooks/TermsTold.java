package io.tidewatch.topology.orderbooks;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.BookTerms;
import io.tidewatch.topology.okx.InstrumentTerms;
import io.tidewatch.topology.orderbooks.analysis.Worth;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/** Tells in alerts what they rest on besides records, and reads it there. */
public final class TermsTold {
  private TermsTold() {}

  /** The output, with the terms if it is an alert. */
  static OrderBooksOutput in(OrderBooksOutput output, OrderBooksSettings settings, Worth worth) {
    return output instanceof OrderBooksOutput.Raised(Alert alert)
        ? new OrderBooksOutput.Raised(
            alert.with(alert.evidence().withBook(Optional.of(of(settings, worth)))))
        : output;
  }

  private static BookTerms of(OrderBooksSettings settings, Worth worth) {
    return new BookTerms(
        settings.fingerprint(),
        decimal(worth.tickSize()),
        decimal(worth.contractValue()),
        worth.inverse());
  }

  /** The venue's terms as an alert tells them. */
  public static InstrumentTerms read(BookTerms terms) {
    return new InstrumentTerms(
        number(terms.tickSize()), number(terms.contractValue()), terms.inverse());
  }

  private static Optional<BigDecimal> decimal(OptionalDouble value) {
    return value.isPresent()
        ? Optional.of(BigDecimal.valueOf(value.getAsDouble()))
        : Optional.empty();
  }

  /** To the last digit what it was before it was written. */
  private static OptionalDouble number(Optional<BigDecimal> value) {
    return value.isPresent()
        ? OptionalDouble.of(value.get().doubleValue())
        : OptionalDouble.empty();
  }
}
