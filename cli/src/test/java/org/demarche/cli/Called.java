package org.demarche.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command line answered. */
record Called(int code, String out, String err) {

    static Called demarche(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = java.util.Arrays.stream(args).map(Object::toString).toArray(String[]::new);
        int code = Main.run(new PrintWriter(out), new PrintWriter(err, true), words);
        return new Called(code, out.toString(), err.toString());
    }
}
