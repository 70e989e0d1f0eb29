package io.tidewatch.standalone.cleanup;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Whether somebody agrees to a deletion. */
interface Consent {
  /** Nobody has to be asked. */
  Consent GIVEN =
      new Consent() {
        @Override
        public boolean canBeHad() {
          return true;
        }

        @Override
        public boolean to(String question) {
          return true;
        }
      };

  /** Whether there is anybody to ask. */
  boolean canBeHad();

  /** Asks. */
  boolean to(String question);

  /**
   * Asks a person.
   *
   * @param terminal takes a question and gives the answer, null for none; empty where nobody sits
   */
  static Consent of(Optional<UnaryOperator<String>> terminal) {
    return new Consent() {
      private static final Set<String> YES = Set.of("y", "yes", "是");

      @Override
      public boolean canBeHad() {
        return terminal.isPresent();
      }

      @Override
      public boolean to(String question) {
        return terminal
            .map(ask -> ask.apply(question))
            .map(answer -> YES.contains(answer.strip().toLowerCase(Locale.ROOT)))
            .orElse(false);
      }
    };
  }
}
