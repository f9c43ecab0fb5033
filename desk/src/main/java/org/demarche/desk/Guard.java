package org.demarche.desk;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.SameSite;
import io.javalin.http.UnauthorizedResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * Who may ask and who may change. Reading needs a token where one is set; else the request must be addressed to this machine by a name of its own, so that no
 * foreign page reaches the desk through a name that was pointed here. Changing needs, beyond that, a request from the desk's own pages with the form's key.
 */
final class Guard {
    private static final String COOKIE = "desk";
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String token;
    private final boolean readOnly;
    private final String ownerKey;
    private final String formKey;

    Guard(String token, boolean readOnly, String ownerKey) {
        this.token = token;
        this.readOnly = readOnly;
        this.ownerKey = ownerKey;
        this.formKey = secret();
    }

    static String secret() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    String formKey() {
        return formKey;
    }

    boolean readOnly() {
        return readOnly;
    }

    /** Lets a request pass, or answers 401 or 403. */
    void check(Context ctx) {
        boolean changes = !Set.of("GET", "HEAD").contains(ctx.method().name().toUpperCase(Locale.ROOT));
        String path = ctx.path();
        if (Handover.is(path)) {
            if (!same(bearer(ctx), ownerKey)) {
                throw new UnauthorizedResponse("this is asked with the archive owner's key");
            }
            if (Handover.changes(path)) {
                refuseIfReadOnly();
            }
            return;
        }
        if (token == null && !HERE.contains(hostName(ctx.header("Host")))) {
            throw new ForbiddenResponse("this desk answers to localhost alone");
        }
        if (path.startsWith("/assets/") || path.equals("/health") || path.equals("/login")) {
            if (changes) {
                sameOrigin(ctx);
            }
            return;
        }
        boolean bearer = token != null && same(bearer(ctx), token);
        if (!reads(ctx)) {
            throw new UnauthorizedResponse("this desk needs its token");
        }
        if (changes) {
            refuseIfReadOnly();
            if (!bearer) {
                sameOrigin(ctx);
                if (!same(ctx.formParam("key"), formKey) && !same(ctx.header("X-Desk-Key"), formKey)) {
                    throw new ForbiddenResponse("the form is too old: load the page again");
                }
            }
        }
    }

    /** Whether a request that was let pass may see the archive, and not only what everybody may. */
    boolean reads(Context ctx) {
        return token == null || same(bearer(ctx), token) || same(ctx.cookie(COOKIE), token);
    }

    private void refuseIfReadOnly() {
        if (readOnly) {
            throw new ForbiddenResponse("this desk is read-only");
        }
    }

    private static void sameOrigin(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        String origin = ctx.header("Origin");
        boolean own = origin == null || origin.replaceFirst("^https?://", "").equalsIgnoreCase(ctx.header("Host"));
        if (!own || site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw new ForbiddenResponse("changes come from the desk's own pages alone");
        }
    }

    /** Takes a token typed into the login form. Returns whether it is right. */
    boolean login(Context ctx) {
        if (!same(ctx.formParam("token"), token)) {
            return false;
        }
        Cookie cookie = new Cookie(COOKIE, token);
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        ctx.cookie(cookie);
        return true;
    }

    private static String bearer(Context ctx) {
        String header = ctx.header("Authorization");
        return header != null && header.startsWith("Bearer ") ? header.substring(7) : null;
    }

    private static String hostName(String host) {
        return host == null ? "" : host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    }

    /** Compares in constant time. */
    private static boolean same(String given, String wanted) {
        return given != null && wanted != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }
}
