package io.tidewatch.standalone.cli;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Whether somebody agrees to what cannot be undone. */
public interface Consent {
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

        @Override
        public boolean byName(String question, String name) {
          return true;
        }
      };

  /** Whether there is anybody to ask. */
  boolean canBeHad();

  /** Asks for a yes. */
  boolean to(String question);

  /**
   * Asks for more than a yes, where that might be said too easily.
   *
   * @param name what has to be written as the answer
   */
  boolean byName(String question, String name);

  /** Given beforehand, to some things and no others. */
  static Consent toOnly(Collection<String> names) {
    return new Consent() {
      private final Set<String> named = Set.copyOf(names);

      @Override
      public boolean canBeHad() {
        return true;
      }

      @Override
      public boolean to(String question) {
        return false;
      }

      @Override
      public boolean byName(String question, String name) {
        return named.contains(name);
      }
    };
  }

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
        return answer(question)
            .map(answer -> YES.contains(answer.toLowerCase(Locale.ROOT)))
            .orElse(false);
      }

      @Override
      public boolean byName(String question, String name) {
        return answer(question).map(name::equals).orElse(false);
      }

      private Optional<String> answer(String question) {
        return terminal.map(ask -> ask.apply(question)).map(String::strip);
      }
    };
  }
}
