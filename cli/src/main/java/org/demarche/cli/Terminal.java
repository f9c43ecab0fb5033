package org.demarche.cli;

/** What the launcher found out about the terminal, and text made safe for it. */
final class Terminal {
    private Terminal() {
    }

    /** Columns, 60 to 160; 100 where unknown. */
    static int width() {
        String columns = System.getenv("COLUMNS");
        int width = columns != null && columns.matches("\\d{1,4}") ? Integer.parseInt(columns) : 100;
        return Math.max(60, Math.min(160, width));
    }

    /** Whether results go to a terminal that wants colour. */
    static boolean colour() {
        return Boolean.getBoolean("demarche.terminal") && System.getenv("NO_COLOR") == null;
    }

    /** Whether messages go to a terminal, so that progress may be shown. */
    static boolean progress() {
        return Boolean.getBoolean("demarche.progress");
    }

    /** The text on one line, with nothing in it that could steer a terminal. */
    static String safe(String text) {
        return text.codePoints()
                .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
                .filter(c -> Character.getType(c) != Character.CONTROL && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString().replaceAll(" {2,}", " ").strip();
    }
}
