package io.tidewatch.standalone.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;

/**
 * What another encoder writes, without secrets. It looks at whole lines, so that nothing in them is
 * forgotten: message, fields, exceptions and their causes.
 */
public final class HidingEncoder extends EncoderBase<ILoggingEvent> {
  private static final byte[] NOTHING = {};

  private Encoder<ILoggingEvent> encoder;

  /** The one that makes lines; logback sets it. It must write UTF-8. */
  public void setEncoder(Encoder<ILoggingEvent> encoder) {
    this.encoder = encoder;
  }

  @Override
  public void start() {
    if (encoder == null) {
      addError("expected an encoder in it, found none");
      return;
    }
    if (!encoder.isStarted()) {
      encoder.start();
    }
    super.start();
  }

  @Override
  public void stop() {
    super.stop();
    if (encoder != null) {
      encoder.stop();
    }
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    String line = new String(encoder.encode(event), UTF_8);
    return hidden().hiddenIn(line).getBytes(UTF_8);
  }

  private HiddenTexts hidden() {
    return getContext().getObject(HiddenTexts.class.getName()) instanceof HiddenTexts known
        ? known
        : HiddenTexts.UNKNOWN;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
