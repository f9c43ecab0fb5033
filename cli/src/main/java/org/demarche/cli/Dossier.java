package org.demarche.cli;

import java.util.ArrayList;
import java.util.List;
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
        int column = Math.max(20, width / 2 - 4);
        for (Demand d : r.demands()) {
            String sides = (d.by().isEmpty() ? "?" : names(r, d.by())) + (d.of().isEmpty() ? "" : " → " + names(r, d.of()));
            List<String> what = wrap(RecordJson.jsonName(d.kind()) + ": " + Terminal.safe(d.text()), column);
            List<String> who = wrap(sides, width - column - 6 - 10);
            for (int i = 0; i < Math.max(what.size(), who.size()); i++) {
                page.line(2, pad(i < what.size() ? what.get(i) : "", column) + "  " + pad(i < who.size() ? who.get(i) : "", width - column - 6 - 10)
                        + "  " + (i == 0 ? bold(RecordJson.jsonName(d.answer())) : ""));
            }
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
            page.line(2, bold(names(r, d.by())) + " denies: " + d.claimSpans().stream().map(s -> quote(r, s)).collect(Collectors.joining(" … ")) + claimed);
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
        for (Force f : r.forces()) {
            String count = f.min() == null && f.max() == null ? "" : Objects.equals(f.min(), f.max()) ? "%,d ".formatted(f.min())
                    : f.max() == null ? "≥ %,d ".formatted(f.min()) : f.min() == null ? "≤ %,d ".formatted(f.max()) : "%,d–%,d ".formatted(f.min(), f.max());
            String way = way(" from ", f.from()) + way(" to ", f.to()) + way(", at ", f.location());
            page.line(2, bold(f.entity() == null ? "?" : name(r, f.entity())) + "  " + count + Terminal.safe(f.kind())
                    + (f.action() == null ? "" : ", " + f.action()) + way);
        }
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
