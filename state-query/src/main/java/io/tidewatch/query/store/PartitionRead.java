package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.store.Freshness.Source;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;

/**
 * Something that can be asked of one partition, in this process or in another: the answer depends
 * on the question and on what is stored, and on nothing else. Question and answer pass through JSON
 * unharmed.
 *
 * @param name in small letters with dashes, unique within the detector
 * @param store says where the partition is
 * @param question its type
 * @param answer its type
 * @param active how whoever works on the partition finds the answer
 * @param copy how whoever keeps a copy does; another way where the first needs a store that has no
 *     changelog
 */
public record PartitionRead<Q, A>(
    String name,
    KeyedStore store,
    TypeReference<Q> question,
    TypeReference<A> answer,
    Look<Q, A> active,
    Look<Q, A> copy) {
  private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

  public PartitionRead {
    if (!NAME.matcher(requireNonNull(name, "name")).matches()) {
      throw new IllegalArgumentException(
          "expected a name of small letters and dashes, was '" + name + "'");
    }
    requireNonNull(store, "store");
    requireNonNull(question, "question");
    requireNonNull(answer, "answer");
    requireNonNull(active, "active");
    requireNonNull(copy, "copy");
  }

  /**
   * Found in the same way by all.
   *
   * @param beside names of the other stores of the same partition that are read with it
   */
  public PartitionRead(
      String name,
      KeyedStore store,
      Set<String> beside,
      TypeReference<Q> question,
      TypeReference<A> answer,
      BiFunction<PartitionView, Q, A> reading) {
    this(name, store, question, answer, Look.into(store, beside, reading));
  }

  /** Of one store only. */
  public PartitionRead(
      String name,
      KeyedStore store,
      TypeReference<Q> question,
      TypeReference<A> answer,
      BiFunction<PartitionView, Q, A> reading) {
    this(name, store, Set.of(), question, answer, reading);
  }

  private PartitionRead(
      String name,
      KeyedStore store,
      TypeReference<Q> question,
      TypeReference<A> answer,
      Look<Q, A> byAll) {
    this(name, store, question, answer, byAll, byAll);
  }

  /** How that source finds the answer. */
  Look<Q, A> look(Source source) {
    return switch (source) {
      case ACTIVE -> active;
      case STANDBY -> copy;
    };
  }

  /** The question that has nothing to ask for in particular. */
  public record Everything() {
    public static final Everything ALL = new Everything();
  }
}
