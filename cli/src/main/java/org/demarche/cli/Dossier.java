package org.demarche.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.demarche.record.ArticleRecord;
import org.demarche.record.Demand;
import org.demarche.record.Denial;
import org.demarche.record.Dispute;
import org.demarche.record.Entity;
import org.demarche.record.Event;
import org.demarche.record.Force;
import org.demarche.record.RecordJson;
import org.demarche.record.Span;
import org.demarche.record.Statement;
import org.demarche.record.Status;

/** Sets a record as a page of text: what happened, who said what, the position board, what is denied or disputed, the forces. */
final class Dossier {
    private static final int LONGEST_QUOTE = 400;
    private static final int MARGIN = 2;
    private static final int GAP = 2;
    /** Columns of an answer, a count, a kind of force. */
    private static final int ANSWER = 8;
    private static final int COUNT = 13;
    private static final int KIND = 9;
    private final int width;
    private final boolean colour;

    /**
     * @param width  columns to fill
     * @param colour whether to use ANSI colour
     */
    Dossier(int width, boolean colour) {
        this.width = width;
        this.colour = colour;
    }

    /** The page, ending in a blank line. */
    String of(ArticleRecord r) {
        Page page = new Page();
        page.line(0, bold(r.title() == null ? r.id() : Terminal.safe(r.title())));
        page.line(0, dim(java.util.stream.Stream.of(r.published() == null ? "no date" : r.published(), r.publisher(), r.byline(), r.id())
                .filter(Objects::nonNull).map(Terminal::safe).collect(Collectors.joining(" · "))));
        if (r.language() != null && !r.language().equals("en")) {
            page.line(2, "Not coded: the text is not English (" + r.language() + ").");
        }
        events(page, r, "What happened", r.events().stream().filter(e -> !e.background()).toList());
        events(page, r, "Recalled", r.events().stream().filter(Event::background).toList());
        statements(page, r);
        demands(page, r);
        denials(page, r);
        forces(page, r);
        page.blank();
        return page.text.toString();
    }

    private void events(Page page, ArticleRecord r, String head, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        page.head(head);
        int last = -1;
        for (Event e : events) {
            String type = e.event() + (e.mode().isEmpty() ? "" : " " + String.join(", ", e.mode()));
            String sides = names(r, e.actor()) + (e.recipient().isEmpty() ? "" : " → " + names(r, e.recipient()));
            String status = e.status() == Status.OCCURRED ? "" : " [" + RecordJson.jsonName(e.status()) + "]";
            String place = e.eventLoc() == null ? "" : " · " + e.eventLoc().name();
            String told = e.mentions().size() > 1 ? " · told " + e.mentions().size() + " times" : "";
            page.line(2, dim(date(e)) + "  " + colour(e.quadCode(), type) + status + "  " + sides + dim(place + told));
            if (e.sentence() != last) {
                page.line(14, dim(quote(r, r.sentences().get(e.sentence()))));
            }
            last = e.sentence();
        }
    }

    private void statements(Page page, ArticleRecord r) {
        if (r.statements().isEmpty()) {
            return;
        }
        page.head("Who said what");
        for (Statement s : r.statements()) {
            String speaker = s.speaker() != null ? name(r, s.speaker()) : s.sourceSpan() != null ? quote(r, s.sourceSpan()) : "somebody";
            String cue = s.cueSpans().stream().map(c -> quote(r, c)).collect(Collectors.joining(" "));
            String to = s.addressee().isEmpty() ? "" : " to " + names(r, s.addressee());
            String content = s.contentSpans().stream().map(c -> quote(r, c)).collect(Collectors.joining(" … "));
            page.line(s.within() == null ? 2 : 4, bold(speaker) + " " + dim("(" + (cue.isEmpty() ? RecordJson.jsonName(s.kind()) : cue) + to + ")") + "  " + content);
        }
    }

    private void demands(Page page, ArticleRecord r) {
        if (r.demands().isEmpty()) {
            return;
        }
        page.head("Who wants what");
        int side = Math.max(14, (width - MARGIN - ANSWER) / 4);
        int[] widths = {Math.max(20, width - MARGIN - ANSWER - 2 * side - 3 * GAP), side, side, ANSWER};
        page.row(widths, dim("what"), dim("who"), dim("of whom"), dim("answer"));
        for (Demand d : r.demands()) {
            page.row(widths, RecordJson.jsonName(d.kind()) + ": " + Terminal.safe(d.text()), sides(r, d.by()), sides(r, d.of()), bold(RecordJson.jsonName(d.answer())));
            if (!d.conditionSpans().isEmpty()) {
                page.line(6, dim("if: " + d.conditionSpans().stream().map(s -> quote(r, s)).collect(Collectors.joining(" … "))));
            }
            if (d.deadline() != null) {
                page.line(6, dim("by " + d.deadline()));
            }
            for (Span s : d.evidenceSpans()) {
                page.line(6, dim("shown by: " + quote(r, s)));
            }
        }
    }

    private void denials(Page page, ArticleRecord r) {
        if (r.denials().isEmpty() && r.disputes().isEmpty()) {
            return;
        }
        page.head("Denied or disputed");
        for (Denial d : r.denials()) {
            String claimed = d.claimedBy() == null ? "" : dim("  (claimed by " + name(r, d.claimedBy()) + ")");
            page.line(2, bold(names(r, d.by())) + " denies: " + quote(r, d.claimSpans().get(0)) + claimed);
        }
        for (Dispute q : r.disputes()) {
            page.line(2, "Disputed: " + Terminal.safe(q.about()));
            for (Dispute.Account a : q.accounts()) {
                page.line(6, bold(a.by().isEmpty() ? "?" : names(r, a.by())) + ": " + a.spans().stream().map(s -> quote(r, s)).collect(Collectors.joining(" … ")));
            }
        }
    }

    private void forces(Page page, ArticleRecord r) {
        if (r.forces().isEmpty()) {
            return;
        }
        page.head("Forces");
        int side = Math.max(14, (width - MARGIN) / 4);
        int[] widths = {side, COUNT, KIND, Math.max(14, width - MARGIN - 2 * side - COUNT - KIND - 4 * GAP), side};
        page.row(widths, dim("whose"), dim("how many"), dim("of what"), dim("doing what, where"), dim("told as"));
        for (Force f : r.forces()) {
            String way = way(" from ", f.from()) + way(" to ", f.to()) + way(" at ", f.location());
            page.row(widths, f.entity() == null ? "?" : sides(r, List.of(f.entity())), count(f), Terminal.safe(f.kind()), (f.action() == null ? "?" : f.action()) + way, quote(r, f.span()));
        }
    }

    private static String count(Force f) {
        return f.min() == null && f.max() == null ? "" : Objects.equals(f.min(), f.max()) ? number(f.min())
                : f.max() == null ? "≥ " + number(f.min()) : f.min() == null ? "≤ " + number(f.max()) : number(f.min()) + "–" + number(f.max());
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Names with their country or body, for a narrow column. */
    private static String sides(ArticleRecord r, List<String> ids) {
        return ids.isEmpty() ? "?" : ids.stream().map(r::entity).map(e -> Terminal.safe(e.name()) + (e.code() == null ? "" : " (" + e.code() + ")")).collect(Collectors.joining(", "));
    }

    private static String way(String preposition, String place) {
        return place == null ? "" : preposition + Terminal.safe(place);
    }

    private static String date(Event e) {
        if (e.date() == null) {
            return "no date   ";
        }
        return switch (e.dateResolution()) {
            case YEAR -> e.date().substring(0, 4) + "      ";
            case MONTH -> e.date().substring(0, 7) + "   ";
            case WEEK, DAY -> e.date();
        };
    }

    private static String names(ArticleRecord r, List<String> ids) {
        return ids.isEmpty() ? "somebody" : ids.stream().map(id -> name(r, id)).collect(Collectors.joining(", "));
    }

    private static String name(ArticleRecord r, String id) {
        Entity e = r.entity(id);
        String codes = java.util.stream.Stream.concat(java.util.stream.Stream.ofNullable(e.code()), e.sector().stream()).collect(Collectors.joining(" "));
        return Terminal.safe(e.name()) + (codes.isEmpty() ? "" : " (" + codes + ")");
    }

    private static String quote(ArticleRecord r, Span span) {
        String text = Terminal.safe(span.of(r.text()));
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, text.offsetByCodePoints(0, Math.min(LONGEST_QUOTE, text.codePointCount(0, text.length())))) + "…";
    }

    private String bold(String text) {
        return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    private String dim(String text) {
        return colour ? "\u001b[2m" + text + "\u001b[0m" : text;
    }

    private String colour(int quad, String text) {
        return colour ? "\u001b[" + (quad <= 2 ? "32" : "31") + (quad % 2 == 0 ? ";1" : "") + "m" + text + "\u001b[0m" : text;
    }

    private static int columns(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "").codePointCount(0, text.replaceAll("\u001b\\[[0-9;]*m", "").length());
    }

    private static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - columns(text)));
    }

    /** Breaks a text at blanks into lines of at most so many columns; a longer word stands alone. */
    private static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && columns(line.toString()) + 1 + columns(word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Lines wrapped to the width. */
    private final class Page {
        private final StringBuilder text = new StringBuilder();

        void head(String head) {
            text.append('\n').append(bold(head)).append('\n');
        }

        void blank() {
            text.append('\n');
        }

        /** One row of a table, each cell wrapped in its column. */
        void row(int[] widths, String... cells) {
            List<List<String>> columns = new ArrayList<>();
            int height = 0;
            for (int c = 0; c < cells.length; c++) {
                columns.add(wrap(cells[c], widths[c]));
                height = Math.max(height, columns.get(c).size());
            }
            for (int i = 0; i < height; i++) {
                StringBuilder line = new StringBuilder(" ".repeat(MARGIN));
                for (int c = 0; c < cells.length; c++) {
                    line.append(pad(i < columns.get(c).size() ? columns.get(c).get(i) : "", widths[c] + GAP));
                }
                text.append(line.toString().stripTrailing()).append('\n');
            }
        }

        void line(int indent, String line) {
            String margin = " ".repeat(indent);
            String hang = indent == 2 ? " ".repeat(4) : margin;
            List<String> lines = wrap(line, width - Math.max(indent, hang.length()));
            for (int i = 0; i < lines.size(); i++) {
                text.append(i == 0 ? margin : hang).append(lines.get(i).stripTrailing()).append('\n');
            }
        }
    }
}
