package io.tidewatch.standalone.recording;

/** A recording that cannot be read or written. */
public final class RecordingException extends RuntimeException {
  public RecordingException(String message, Throwable cause) {
    super(message, cause);
  }
}
