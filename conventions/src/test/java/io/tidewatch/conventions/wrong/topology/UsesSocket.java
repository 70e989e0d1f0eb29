package io.tidewatch.conventions.wrong.topology;

import java.net.Socket;

/** Opens a door to the network. */
public final class UsesSocket {
  Socket socket;
}
