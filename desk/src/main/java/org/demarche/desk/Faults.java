package org.demarche.desk;

import io.javalin.http.Context;
import java.io.PrintStream;

/**
 * Tells whoever runs the desk what went wrong inside it: the request, the chain of exceptions and errors and where each was thrown, in at most {@value #CHAIN} × ({@value #FRAMES} + 1) + 1 lines of bounded
 * length. A fault that is the same as the one before is told in one line. Readers are told nothing of it. Safe for use from many threads.
 */
final class Faults {
    private static final int CHAIN = 5;
    private static final int FRAMES = 8;
    private static final int LONGEST = 400;

    private final PrintStream err;
    private String last = "";

    Faults(PrintStream err) {
        this.err = err;
    }

    synchronized void tell(Context ctx, Throwable fault) {
        StringBuilder chain = new StringBuilder();
        int told = 0;
        for (Throwable t = fault; t != null && told < CHAIN; t = t.getCause(), told++) {
            chain.append(line(told == 0 ? "  " : "  caused by ", t.toString()));
            StackTraceElement[] frames = t.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                chain.append(line("    at ", frames[i].toString()));
            }
        }
        String now = chain.toString();
        err.print(line("demarche: ", ctx.method().name() + " " + ctx.path() + " was answered 500" + (now.equals(last) ? ", for the same reason" : ":")) + (now.equals(last) ? "" : now));
        err.flush();
        last = now;
    }

    /** One line of it: bounded, and without what would move a terminal's cursor. */
    private static String line(String before, String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ");
        return before + (plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain) + "\n";
    }
}
