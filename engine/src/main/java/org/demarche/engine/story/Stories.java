package org.demarche.engine.story;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Joins articles on one happening over days, as they come.
 *
 * <p><strong>The rule.</strong> Two articles are as alike as their names and their other words are ({@link Terms}), each weighed by rarity, those of the
 * headline and the first paragraph more. An article and a story are as alike as the article and the {@value #MEMBERS} of the story's latest
 * {@value #LATEST} articles that are likest to it are on average. The article joins the likest story if that is above a threshold, which rises over the
 * first {@value #RISE} days since the story's last article, and above it by {@value #BACKGROUND_PERCENT} % of how alike the next {@value #OTHERS} stories are:
 * in a field where everybody is named everywhere, more is asked. Else it opens a story. Copies go where their original is.
 *
 * <p><strong>Look-alikes.</strong> The first article on another happening of the same kind and country often looks like one more of the story at hand.
 * When its followers come, the two parts show ({@link Split}), and the part without the story's first article becomes a story of its own. A story never
 * takes in another: parallel crises stay apart though single articles speak of both.
 *
 * <p>Articles of a batch are taken by day and id, whatever their order of arrival. A story that has had no article for {@value #ASLEEP} days takes
 * no more. Time for an article depends on its length, not on the number of stories: at most {@value #CANDIDATES} that share its rare names are compared.
 * Not thread-safe.
 */
public final class Stories {
    private static final double THRESHOLD = .075;
    private static final double THRESHOLD_LATE = .125;
    private static final int RISE = 90;
    private static final int MEMBERS = 12;
    private static final int LATEST = 24;
    private static final int OTHERS = 5;
    private static final int BACKGROUND_PERCENT = 50;
    private static final int ASLEEP = 900;
    private static final int CANDIDATES = 30;
    /** So many of an article's rarest names lead to stories, each to so many of the latest. */
    private static final int KEYS = 12;
    private static final int STORIES_OF_NAME = 200;

    private final Terms terms = new Terms();
    private final List<Open> stories = new ArrayList<>();
    private final Map<String, Integer> storyOf = new HashMap<>();
    private final Map<Integer, List<Integer>> byName = new HashMap<>();

    /** A story in the making. */
    private static final class Open {
        private final List<Report> reports = new ArrayList<>();
        /** The reports that are no copies, and their vectors. */
        private final List<Report> originals = new ArrayList<>();
        private final List<Terms.Vector> vectors = new ArrayList<>();
        private LocalDate last;

        void add(Report report, Terms.Vector vector) {
            reports.add(report);
            last = report.day() != null && (last == null || report.day().isAfter(last)) ? report.day() : last;
            if (vector != null) {
                originals.add(report);
                vectors.add(vector);
            }
        }

        List<Terms.Vector> latest() {
            return vectors.subList(Math.max(0, vectors.size() - LATEST), vectors.size());
        }
    }

    /**
     * Takes a batch of articles. It can show that articles of earlier batches tell another happening than the story they are in; they move then, and
     * {@link #story} says where to.
     *
     * @param batch articles in any order; ids are taken to be unique
     * @return article → story, in the batch's order
     */
    public Map<String, String> add(Collection<Report> batch) {
        List<Report> order = new ArrayList<>(batch);
        order.sort(Comparator.comparing(Report::day, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(Report::id));
        order.stream().filter(r -> r.copyOf() == null).forEach(this::take);
        order.stream().filter(r -> r.copyOf() != null).forEach(this::take);
        Map<String, String> taken = new LinkedHashMap<>();
        batch.forEach(r -> taken.put(r.id(), stories.get(storyOf.get(r.id())).reports.get(0).id()));
        return taken;
    }

    /** The story of an article as it stands, or null for an article that was not taken. */
    public Story story(String article) {
        Integer story = storyOf.get(article);
        return story == null ? null : view(stories.get(story));
    }

    /** All stories in the order in which they were opened. */
    public List<Story> all() {
        return stories.stream().map(Stories::view).toList();
    }

    /** Number of articles in memory. */
    public int size() {
        return storyOf.size();
    }

    private void take(Report report) {
        Integer story = report.copyOf() == null ? null : storyOf.get(report.copyOf());
        Terms.Vector vector = story == null ? terms.add(report) : null;
        if (vector != null) {
            story = likest(report, vector);
        }
        if (story < 0) {
            story = stories.size();
            stories.add(new Open());
        }
        put(report, vector, story);
        if (vector != null) {
            split(story);
        }
    }

    private void put(Report report, Terms.Vector vector, int story) {
        storyOf.put(report.id(), story);
        stories.get(story).add(report, vector);
        if (vector != null) {
            for (int name : vector.names()) {
                note(name, story);
            }
        }
    }

    /** Where a story turns out to hold two happenings, moves the second with its copies into a story of its own. */
    private void split(int story) {
        Open open = stories.get(story);
        boolean[] leaves = Split.of(open.latest());
        if (leaves == null) {
            return;
        }
        Set<String> leaving = new HashSet<>();
        int from = open.vectors.size() - leaves.length;
        for (int i = 0; i < leaves.length; i++) {
            if (leaves[i]) {
                leaving.add(open.originals.get(from + i).id());
            }
        }
        Open rest = new Open();
        stories.set(story, rest);
        stories.add(new Open());
        int original = 0;
        for (Report report : open.reports) {
            Terms.Vector vector = original < open.originals.size() && open.originals.get(original) == report ? open.vectors.get(original++) : null;
            if (leaving.contains(report.id()) || leaving.contains(report.copyOf())) {
                put(report, vector, stories.size() - 1);
            } else {
                rest.add(report, vector);
            }
        }
    }

    private void note(int name, int story) {
        List<Integer> with = byName.computeIfAbsent(name, n -> new ArrayList<>());
        with.remove((Integer) story);
        with.add(story);
        if (with.size() > STORIES_OF_NAME) {
            with.remove(0);
        }
    }

    /** Number of the story that an article joins, −1 for none. */
    private int likest(Report report, Terms.Vector vector) {
        List<Integer> candidates = candidates(vector);
        double[] likeness = new double[candidates.size()];
        int likest = -1;
        double margin = 0;
        for (int i = 0; i < likeness.length; i++) {
            Open story = stories.get(candidates.get(i));
            likeness[i] = likeness(vector, story);
            long days = report.day() == null || story.last == null ? 0 : Math.abs(ChronoUnit.DAYS.between(story.last, report.day()));
            double above = likeness[i] - THRESHOLD - (THRESHOLD_LATE - THRESHOLD) * Math.min(1, days / (double) RISE);
            if (days <= ASLEEP && above >= 0 && (likest < 0 || above > margin)) {
                likest = i;
                margin = above;
            }
        }
        return likest >= 0 && margin >= background(likeness, likest) ? candidates.get(likest) : -1;
    }

    private static double background(double[] likeness, int likest) {
        double[] others = likeness.clone();
        others[likest] = 0;
        return meanOfGreatest(others, OTHERS, OTHERS) * BACKGROUND_PERCENT / 100;
    }

    private static double likeness(Terms.Vector vector, Open story) {
        double[] each = story.latest().stream().mapToDouble(vector::likeness).toArray();
        return meanOfGreatest(each, MEMBERS, Math.min(MEMBERS, each.length));
    }

    private static double meanOfGreatest(double[] values, int greatest, int divisor) {
        Arrays.sort(values);
        double sum = 0;
        for (int i = Math.max(0, values.length - greatest); i < values.length; i++) {
            sum += values[i];
        }
        return divisor == 0 ? 0 : sum / divisor;
    }

    /** Stories that share most of the article's rare names. */
    private List<Integer> candidates(Terms.Vector vector) {
        Map<Integer, Double> shared = new TreeMap<>();
        int used = 0;
        for (int i = 0; i < vector.names().length && used < KEYS; i++) {
            List<Integer> with = byName.get(vector.names()[i]);
            if (with != null) {
                double rarity = terms.rarity(vector.names()[i]);
                with.forEach(story -> shared.merge(story, rarity, Double::sum));
                used++;
            }
        }
        return shared.entrySet().stream().sorted(Map.Entry.<Integer, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(CANDIDATES).map(Map.Entry::getKey).toList();
    }

    private static Story view(Open story) {
        Map<String, Double> central = new HashMap<>();
        for (int i = 0; i < story.originals.size(); i++) {
            Terms.Vector vector = story.vectors.get(i);
            central.put(story.originals.get(i).id(), story.latest().stream().filter(other -> other != vector).mapToDouble(vector::likeness).sum());
        }
        Comparator<Report> order = Comparator.comparing((Report r) -> !central.containsKey(r.id()))
                .thenComparing((Report r) -> central.size() < 3 ? 0 : -central.getOrDefault(r.id(), 0.0))
                .thenComparing(Report::day, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(Report::id);
        Map<LocalDate, List<Report>> days = new TreeMap<>(Comparator.nullsLast(Comparator.naturalOrder()));
        story.reports.stream().sorted(order).forEach(r -> days.computeIfAbsent(r.day(), d -> new ArrayList<>()).add(r));
        List<Story.Day> timeline = new ArrayList<>();
        Set<String> sources = new LinkedHashSet<>();
        days.forEach((day, reports) -> {
            timeline.add(new Story.Day(day, reports.get(0).heading(), reports.stream().map(Report::id).toList()));
            reports.stream().map(Report::publisher).filter(Objects::nonNull).forEach(sources::add);
        });
        Report lead = story.reports.stream().min(order).orElseThrow();
        List<LocalDate> dated = days.keySet().stream().filter(Objects::nonNull).toList();
        return new Story(story.reports.get(0).id(), lead.heading(), dated.isEmpty() ? null : dated.get(0),
                dated.isEmpty() ? null : dated.get(dated.size() - 1), lead.id(), timeline, List.copyOf(sources));
    }
}
