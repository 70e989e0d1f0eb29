package io.tidewatch.query.http;

import java.util.List;

/** Something that the API answers questions about. */
public interface Resource {
  /** The calls it answers; those with a fixed path come before those that it would match too. */
  List<Operation> operations();
}
