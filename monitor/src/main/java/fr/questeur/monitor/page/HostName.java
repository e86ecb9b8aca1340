package fr.questeur.monitor.page;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names and addresses of hosts, as in the header {@code Host}. */
final class HostName {

  private static final Pattern WITH_PORT = Pattern.compile("(\\[[^\\]]*]|[^:]*)(:\\d*)?");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}._-]*[\\p{L}\\p{N}_])?");
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("\\p{XDigit}*:\\p{XDigit}*:[\\p{XDigit}:.]*(?:%[\\w.-]+)?");
  private static final int LONGEST = 253;

  private HostName() {}

  /**
   * In lower case, without port, brackets and the dot at the end; empty if it is none.
   *
   * @param host null for none
   */
  static Optional<String> of(String host) {
    if (host == null || host.length() > LONGEST + ":65535".length()) {
      return Optional.empty();
    }
    String name = host.toLowerCase(Locale.ROOT);
    if (!IPV6.matcher(name).matches() && WITH_PORT.matcher(name).matches()) {
      name = name.replaceFirst(":\\d*$", "");
    }
    if (name.startsWith("[") && name.endsWith("]")) {
      name = name.substring(1, name.length() - 1);
      return IPV6.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }
    name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return NAME.matcher(name).matches() || IPV6.matcher(name).matches() ? Optional.of(name) : Optional.empty();
  }

  /** Whether it is an address, which nobody can point elsewhere. */
  static boolean isAddress(String name) {
    return IPV4.matcher(name).matches() || IPV6.matcher(name).matches();
  }

  /** Whether it is this machine's own, whoever resolves it. */
  static boolean isLoopback(String name) {
    if (name.equals("localhost")) {
      return true;
    }
    try {
      // An address is not looked up.
      return isAddress(name) && InetAddress.getByName(name).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
