package org.demarche.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names and lets public addresses pass alone. The connection is made to the very addresses that were looked at here, so a name that answers differently the
 * next time gains nothing.
 */
class Addresses implements DnsResolver {
    private final DnsResolver names;
    private final boolean allowPrivate;

    /** @param names resolves names */
    Addresses(DnsResolver names, boolean allowPrivate) {
        this.names = names;
        this.allowPrivate = allowPrivate;
    }

    /** An address that may not be asked. */
    static final class PrivateAddress extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        PrivateAddress(String host) {
            super(host + " is an address of this machine or of a private network; --allow-private allows it");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = names.resolve(host);
        for (InetAddress address : all) {
            if (!allowPrivate && !isPublic(address)) {
                throw new PrivateAddress(host);
            }
        }
        return all;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /**
     * Whether an address is one of the public internet: not of this machine, a private or carrier's network, a link, a group, documentation, a benchmark, and no
     * IPv6 form that carries an IPv4 address (RFC 6890 and the registries of special addresses).
     */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        byte[] b = address.getAddress();
        int first = b[0] & 0xFF;
        int second = b[1] & 0xFF;
        int third = b[2] & 0xFF;
        if (address instanceof Inet4Address) {
            return !(first == 0 || first >= 240 || first == 100 && second >= 64 && second < 128 || first == 192 && second == 0 && (third == 0 || third == 2)
                    || first == 198 && (second == 18 || second == 19 || second == 51 && third == 100) || first == 203 && second == 0 && third == 113);
        }
        // Only 2000::/3 is given out to the public; in it 2001::/23 (Teredo among them), 2001:db8::/32, 2002::/16 (6to4) and 3fff::/20 are special.
        return (first & 0xE0) == 0x20 && !(first == 0x20 && (second == 2 || second == 1 && (third < 2 || third == 0x0D && (b[3] & 0xFF) == 0xB8))
                || first == 0x3F && second == 0xFF && third < 0x10);
    }
}
