package io.tidewatch.topology.orderbooks.book;

import static java.util.Objects.requireNonNull;

/** What became of a frame. */
public sealed interface Taken {
  /**
   * The book was replaced and is live.
   *
   * @param before how it stood
   * @param chained kept updates that were applied on top of it
   */
  record Adopted(BookState before, int chained) implements Taken {
    public Adopted {
      requireNonNull(before, "before");
    }
  }

  /** The book moved on. */
  record Applied() implements Taken {
    static final Applied INSTANCE = new Applied();
  }

  /** Nothing changed, the book still stands. */
  record Heartbeat() implements Taken {
    static final Heartbeat INSTANCE = new Heartbeat();
  }

  /**
   * The book is broken since this frame.
   *
   * @param before how it stood
   * @param detail what was expected and what was found
   */
  record Broken(BookState before, Fault fault, String detail) implements Taken {
    public Broken {
      requireNonNull(before, "before");
      requireNonNull(fault, "fault");
      requireNonNull(detail, "detail");
    }
  }

  /** The book was broken before and still is; the frame was put aside where it may help. */
  record PutAside() implements Taken {
    static final PutAside INSTANCE = new PutAside();
  }

  /** The frame says nothing new. */
  record Ignored(Why why) implements Taken {
    public Ignored {
      requireNonNull(why, "why");
    }
  }

  /** Why a frame was passed over. */
  enum Why {
    /** It repeats the last one. */
    REPEATED,
    /** It came over a connection that was replaced. */
    OLD_CONNECTION,
    /** It is from before the snapshot. */
    BEFORE_SNAPSHOT,
    /** A REST book that nobody needs any more. */
    NOT_NEEDED
  }

  /** Why a book is broken. */
  enum Fault {
    /** An update does not follow the one before it. */
    GAP,
    /** An update came before any snapshot. */
    NO_SNAPSHOT,
    /** The levels are not those that the venue computed its checksum of. */
    CHECKSUM,
    /** Prices so far apart that no exact number holds them. */
    UNFIT
  }
}
