package io.tidewatch.topology.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.topology.okx.InstrumentTerms;
import io.tidewatch.topology.orderbooks.analysis.Worth;
import io.tidewatch.topology.rate.UsdRates;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/** Finds out what prices and sizes of an instrument are worth. Not thread-safe. */
final class WorthLookUp {
  static final String DOLLAR = "USD";

  private final UsdRates rates;
  private final ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> instruments;

  /**
   * Takes the tables.
   *
   * @param instruments rows of the venue, by instrument
   */
  WorthLookUp(
      UsdRates rates, ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> instruments) {
    this.rates = requireNonNull(rates, "rates");
    this.instruments = requireNonNull(instruments, "instruments");
  }

  /** What is known for a frame received at this time. */
  Worth of(OkxInstrument instrument, long receivedMs) {
    Optional<InstrumentTerms> terms =
        Optional.ofNullable(instruments.get(instrument.name()))
            .map(ValueAndTimestamp::value)
            .flatMap(InstrumentTerms::read);
    return worth(instrument, terms, usdPerQuote(instrument.quote(), receivedMs));
  }

  /** What follows from the venue's terms and a rate. */
  static Worth worth(
      OkxInstrument instrument, Optional<InstrumentTerms> terms, OptionalDouble usdPerQuote) {
    OptionalDouble contractValue =
        instrument.sizedInContracts()
            ? terms.map(InstrumentTerms::contractValue).orElse(OptionalDouble.empty())
            : OptionalDouble.of(1);
    return new Worth(
        usdPerQuote,
        contractValue,
        instrument.sizedInContracts() && terms.map(InstrumentTerms::inverse).orElse(false),
        terms.map(InstrumentTerms::tickSize).orElse(OptionalDouble.empty()));
  }

  private OptionalDouble usdPerQuote(String quote, long receivedMs) {
    if (quote.equals(DOLLAR)) {
      return OptionalDouble.of(1);
    }
    return rates
        .rate(quote, receivedMs)
        .map(rate -> OptionalDouble.of(rate.usd().doubleValue()))
        .orElse(OptionalDouble.empty());
  }
}
