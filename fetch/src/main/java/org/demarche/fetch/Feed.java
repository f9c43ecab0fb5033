package org.demarche.fetch;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.demarche.engine.intake.UnreadableException;

/**
 * A feed, RSS or Atom, as far as it leads to pages.
 *
 * @param title what it calls itself, or null
 * @param items those that have a page, in the feed's order, each page once
 */
record Feed(String title, List<Item> items) {
    private static final int MOST = 500;

    /**
     * One item.
     *
     * @param address   of its page, absolute
     * @param published when it says that it was published, or null where it does not or in no known form
     */
    record Item(String address, Instant published) {
    }

    /** Copies the list. */
    Feed {
        items = List.copyOf(items);
    }

    /**
     * Reads a feed. A document with a DOCTYPE is refused, so that no entity is ever expanded.
     *
     * @param bytes   the document
     * @param type    what the server calls it, with its charset, or null
     * @param address where it came from; relative addresses in it start there
     * @throws UnreadableException if it is no feed
     */
    static Feed read(byte[] bytes, String type, String address) {
        try (XmlReader reader = new XmlReader(new ByteArrayInputStream(bytes), type, true)) {
            SyndFeedInput input = new SyndFeedInput();
            input.setAllowDoctypes(false);
            SyndFeed feed = input.build(reader);
            List<Item> items = new ArrayList<>();
            Set<String> seen = new LinkedHashSet<>();
            for (SyndEntry entry : feed.getEntries().subList(0, Math.min(MOST, feed.getEntries().size()))) {
                String page = page(entry, address);
                if (page != null && seen.add(page)) {
                    Date date = entry.getPublishedDate() != null ? entry.getPublishedDate() : entry.getUpdatedDate();
                    items.add(new Item(page, date == null ? null : date.toInstant()));
                }
            }
            String title = feed.getTitle() == null ? "" : feed.getTitle().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
            return new Feed(title.isEmpty() ? null : title, items);
        } catch (FeedException | IOException | IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceAll("[\\p{Cntrl}\\s]+", " ");
            throw new UnreadableException("no feed that can be read: " + (reason.length() > 160 ? reason.substring(0, 160) + "…" : reason));
        }
    }

    private static String page(SyndEntry entry, String address) {
        String link = entry.getLink() != null && !entry.getLink().isBlank() ? entry.getLink() : entry.getUri();
        if (link == null || link.isBlank()) {
            return null;
        }
        try {
            URI page = URI.create(address).resolve(link.strip().replace(" ", "%20").replaceFirst("#.*$", ""));
            return page.getHost() == null || !String.valueOf(page.getScheme()).matches("(?i)https?") ? null : page.toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
