package io.xiaoer.gateway.enrichment;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Tells addresses of the public internet from all others: those of this machine, of private
 * networks, of carriers, of protocols and documents (IANA's special-purpose registries, RFC 6890).
 */
final class PublicAddress {
  private static final int V4_BITS = 32;

  /** Networks of IPv4 that are not public. */
  private static final List<Network> NOT_PUBLIC =
      List.of(
          new Network("0.0.0.0", 8),
          new Network("10.0.0.0", 8),
          new Network("100.64.0.0", 10),
          new Network("127.0.0.0", 8),
          new Network("169.254.0.0", 16),
          new Network("172.16.0.0", 12),
          new Network("192.0.0.0", 24),
          new Network("192.0.2.0", 24),
          new Network("192.88.99.0", 24),
          new Network("192.168.0.0", 16),
          new Network("198.18.0.0", 15),
          new Network("198.51.100.0", 24),
          new Network("203.0.113.0", 24),
          new Network("224.0.0.0", 3));

  private PublicAddress() {}

  /** Whether something of the public internet can be there. */
  static boolean is(InetAddress address) {
    return switch (address) {
      case Inet4Address four -> NOT_PUBLIC.stream().noneMatch(network -> network.has(four));
      case Inet6Address six -> isPublic(ByteBuffer.wrap(six.getAddress()));
      default -> false;
    };
  }

  /**
   * Global unicast is 2000::/3, and nothing else is public: neither unique local addresses nor
   * mapped or translated ones of IPv4. Within it Teredo and other protocols (2001::/23), documents
   * (2001:db8::/32, 3fff::/20) and 6to4 (2002::/16) are not.
   */
  private static boolean isPublic(ByteBuffer address) {
    int first = Short.toUnsignedInt(address.getShort(0));
    int second = Short.toUnsignedInt(address.getShort(2));
    boolean global = first >= 0x2000 && first <= 0x3FFF;
    boolean protocol = first == 0x2001 && (second < 0x0200 || second == 0x0DB8);
    boolean document = first == 0x3FFF && second < 0x1000;
    return global && !protocol && !document && first != 0x2002;
  }

  /** A network of IPv4. */
  private record Network(int base, int bits) {
    Network(String base, int bits) {
      this(number(InetAddress.ofLiteral(base)), bits);
    }

    boolean has(Inet4Address address) {
      return (number(address) ^ base) >>> (V4_BITS - bits) == 0;
    }

    private static int number(InetAddress address) {
      return ByteBuffer.wrap(address.getAddress()).getInt();
    }
  }
}
