package org.demarche.engine.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.demarche.engine.language.Sentence;
import org.demarche.engine.language.Word;
import org.demarche.record.Location;
import org.demarche.record.Span;

/** One sentence as this room sees it: which phrases of the lexicon stand where, and from where to where noun phrases run. */
final class Phrases {
    /** Labels of words that belong to the noun on their right. */
    private static final Set<String> MODIFIERS = Set.of("det", "nmod", "compound", "amod", "nn", "poss", "case", "num", "nummod", "qmod",
            "quantmod", "predet", "preconj", "advmod", "hmod", "hyph", "possessive", "number", "neg");
    private static final Set<String> NOUN_MODIFIERS = Set.of("nmod", "compound", "amod", "nn", "hmod", "det", "num", "nummod", "qmod");
    private static final Set<String> CLAUSES = Set.of("root", "ccomp", "advcl", "relcl", "csubj", "acl");
    static final Set<String> PARTICLES = Words.list("particles");

    /** Verbs with an "of" phrase of their own. */
    private static final Set<String> BLAMING = Words.list("of-verbs");
    private static final Set<String> CALENDAR = Words.list("calendar");
    private static final Set<String> AREAS = Words.list("areas");
    private static final Set<String> COUNTS = Words.list("counts");

    final Sentence sentence;
    final int size;
    /** Name hits, leftmost longest, not overlapping; role hits likewise; as word indices, half-open. */
    final List<Hit> names = new ArrayList<>();
    final List<Hit> roles = new ArrayList<>();
    /** The sentence in folded pieces, and the word of each. */
    final List<Fold.Piece> pieces;
    final int[] pieceWord;
    final Hit[] nameAt;
    final Hit[] roleAt;
    private final int[] left;
    private final int[] right;
    /** Whether a phrase in it asks for the sentence to be left alone. */
    boolean discarded;
    private PlaceFinder finder;
    private int index;

    /** A phrase of the lexicon in words of the sentence. */
    record Hit(int from, int to, List<Sense> senses) {

        <T extends Sense> T first(Class<T> kind) {
            for (Sense sense : senses) {
                if (kind.isInstance(sense)) {
                    return kind.cast(sense);
                }
            }
            return null;
        }

        <T extends Sense> List<T> all(Class<T> kind) {
            return senses.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    Phrases(Sentence sentence, Lexicon<Sense> lexicon) {
        this.sentence = sentence;
        size = sentence.size();
        left = new int[size];
        right = new int[size];
        for (int i = 0; i < size; i++) {
            left[i] = i;
            right[i] = i;
        }
        for (int i = 0; i < size; i++) {
            for (int up = sentence.word(i).head(); up >= 0; up = sentence.word(up).head()) {
                left[up] = Math.min(left[up], i);
                right[up] = Math.max(right[up], i);
            }
        }
        nameAt = new Hit[size];
        roleAt = new Hit[size];
        pieces = new ArrayList<>(size + 8);
        pieceWord = cut();
        search(lexicon);
    }

    /** Tells where the article's places are known. */
    void places(PlaceFinder finder, int index) {
        this.finder = finder;
        this.index = index;
    }

    /** The place that a word names, or null. */
    Place placeOf(int word) {
        return finder == null ? null : finder.placeAt(index, word);
    }

    /** Whether a word belongs to the name of a place that is longer than the name in the lexicon: "Niger" in "Niger state". */
    boolean placed(int word) {
        int[] range = finder == null ? null : finder.range(index, word);
        return range != null && nameAt[word] != null && range[1] - range[0] > nameAt[word].to() - nameAt[word].from();
    }

    /** Where a spot without a name of its own lies, as far as its phrase tells. */
    Optional<Location> around(int word) {
        return finder == null ? Optional.empty() : finder.around(index, word);
    }

    /** Whether a word is a common noun for a place. */
    boolean spot(int word) {
        return PlaceFinder.SPOTS.contains(word(word).lemma()) && word(word).pos().startsWith("N") && !capital(word);
    }

    /** Whether the article names this country. */
    boolean speaksOf(String code) {
        return finder != null && finder.speaksOf(code);
    }

    /** Whether the article names this country, or somebody of it, otherwise than by this body. */
    boolean speaksOf(String code, Organization body) {
        return finder != null && finder.speaksOf(code, body);
    }

    /** Whether the article names other states than this one. */
    boolean speaksOfOthers(String code) {
        return finder != null && finder.speaksOfOthers(code);
    }

    /** The only one of these countries that the article names; null where it names none of them or several. */
    String spoken(List<String> codes) {
        List<String> named = codes.stream().filter(this::speaksOf).toList();
        return named.size() == 1 ? named.get(0) : null;
    }

    /** The country that a name means in this article, where two share it. */
    Country meant(Country country) {
        return finder == null ? country : finder.meant(country);
    }

    private int[] cut() {
        List<Integer> words = new ArrayList<>(size + 8);
        boolean shouting = shouting();
        for (int i = 0; i < size; i++) {
            Word word = word(i);
            String form = word.form();
            if (form.equals("-") && tight(i)) {
                continue;
            }
            for (Fold.Piece piece : form.length() == 1 ? List.of(new Fold.Piece(Fold.key(form), Fold.shape(form))) : Fold.pieces(form)) {
                pieces.add(shouting && piece.shape() == Fold.CAPITALS && form.length() > 1 && !word.name().endsWith("ORG")
                        && !word.name().endsWith("GPE") ? new Fold.Piece(piece.key(), Fold.CAPITAL) : piece);
                words.add(i);
            }
        }
        return words.stream().mapToInt(Integer::intValue).toArray();
    }

    private void search(Lexicon<Sense> lexicon) {
        int[] numbers = lexicon.numbers(pieces);
        int names = 0;
        int roles = 0;
        for (int i = 0; i < numbers.length; i++) {
            List<Lexicon.Hit<Sense>> hits = numbers[i] < 0 ? List.of() : lexicon.at(pieces, numbers, i);
            for (int k = hits.size() - 1; k >= 0; k--) {
                Lexicon.Hit<Sense> hit = hits.get(k);
                int from = pieceWord[hit.from()];
                int to = pieceWord[hit.to() - 1] + 1;
                List<Sense> name = hit.meanings().stream().filter(s -> !(s instanceof Sense.Role || s instanceof Sense.Discard)).toList();
                discarded |= hit.meanings().stream().anyMatch(s -> s instanceof Sense.Discard);
                if (from >= names && !name.isEmpty() && nominal(from, to, name)) {
                    Hit found = new Hit(from, to, name);
                    this.names.add(found);
                    java.util.Arrays.fill(nameAt, from, to, found);
                    names = to;
                }
                boolean cuts = nameAt[from] != null && nameAt[from].from() < from && nameAt[from].to() < to;
                if (from >= roles && !cuts && hit.meanings().stream().anyMatch(s -> s instanceof Sense.Role) && noun(to - 1)) {
                    Hit found = new Hit(from, to, hit.meanings().stream().filter(s -> s instanceof Sense.Role).toList());
                    this.roles.add(found);
                    java.util.Arrays.fill(roleAt, from, to, found);
                    roles = to;
                }
            }
        }
    }

    /** Whether the sentence is written in capitals throughout, as some headlines are. */
    private boolean shouting() {
        int all = 0;
        int loud = 0;
        for (Word word : sentence.words()) {
            byte shape = Fold.shape(word.form());
            if (Character.isLetter(word.form().charAt(0)) && word.form().length() > 1) {
                all++;
                loud += shape == Fold.CAPITALS ? 1 : 0;
            }
        }
        return all >= 4 && loud * 4 >= all * 3;
    }

    private boolean tight(int i) {
        return i > 0 && i + 1 < size && word(i - 1).span().end() == word(i).span().start() && word(i).span().end() == word(i + 1).span().start();
    }

    /** A name must not be a part of a person's longer name ("Michael Jordan"), nor a verb or adverb. */
    private boolean nominal(int from, int to, List<Sense> senses) {
        String pos = word(to - 1).pos();
        if (to - from == 1 && (pos.startsWith("V") && Character.isLowerCase(word(from).form().charAt(0)) || pos.equals("RB") || pos.equals("IN"))) {
            return false;
        }
        if (to - from == 1 && from == 0 && word(0).name().equals("O") && Fold.shape(word(0).form()) == Fold.CAPITAL
                && senses.stream().allMatch(s -> s instanceof Sense.Body)) {
            // a common word that opens the sentence: "Shell fire", "Solidarity"
            return false;
        }
        boolean person = senses.stream().anyMatch(s -> s instanceof Sense.Named || s instanceof Sense.Address);
        if (person) {
            return true;
        }
        boolean before = from > 0 && word(from).name().equals("I-PERSON");
        boolean after = to < size && word(to).name().equals("I-PERSON") && word(to - 1).name().endsWith("PERSON");
        return !before && !after;
    }

    boolean noun(int i) {
        String pos = word(i).pos();
        return pos.startsWith("N") || pos.startsWith("JJ") || pos.equals("VBG") || pos.equals("VBN") || pos.equals("FW");
    }

    /** Whether a word here is the same noun as one of another sentence, in the same number. */
    boolean same(int i, Phrases other, int word) {
        return word(i).lemma().equals(other.word(word).lemma()) && word(i).pos().startsWith("NN")
                && word(i).pos().endsWith("S") == other.word(word).pos().endsWith("S");
    }

    Word word(int i) {
        return sentence.word(i);
    }

    String lower(int i) {
        return word(i).form().toLowerCase(java.util.Locale.ROOT);
    }

    boolean capital(int i) {
        return Fold.shape(word(i).form()) != Fold.LOWER;
    }

    String label(int i) {
        return word(i).label();
    }

    /** Label of a word, or of the first of a chain of conjuncts it stands in. */
    String chainLabel(int i) {
        int at = i;
        while (label(at).equals("conj") && word(at).head() >= 0) {
            at = word(at).head();
        }
        return label(at);
    }

    /** First of the chain of conjuncts a word stands in. */
    int chainHead(int i) {
        int at = i;
        while (label(at).equals("conj") && word(at).head() >= 0) {
            at = word(at).head();
        }
        return at;
    }

    /** Whether a word, or a chain of conjuncts it stands in, is the subject of one of these verbs. */
    boolean does(int word, Set<String> verbs) {
        int first = chainHead(word);
        return label(first).equals("nsubj") && word(first).head() >= 0 && verbs.contains(word(word(first).head()).lemma());
    }

    /** The head of the phrase before whose noun a name stands: "soldiers" for "Malian" in "Malian soldiers". */
    int top(int word) {
        int at = word;
        while ((NOUN_MODIFIERS.contains(label(at)) || label(at).equals("poss")) && word(at).head() >= 0) {
            at = word(at).head();
        }
        return at;
    }

    /** Whether a word stands below another in the sentence's tree. */
    boolean under(int word, int above) {
        int at = word(word).head();
        while (at >= 0 && at != above) {
            at = word(at).head();
        }
        return at >= 0;
    }

    /** What a relative word stands for: the noun above its clause; −1 where there is none. */
    int antecedent(int word) {
        for (int i = word; i >= 0; i = word(i).head()) {
            if (label(i).equals("relcl")) {
                return word(i).head();
            }
        }
        return -1;
    }

    /** The word that heads a word's clause. */
    int clause(int i) {
        int at = i;
        while (word(at).head() >= 0 && !CLAUSES.contains(chainLabel(at))) {
            at = word(at).head();
        }
        return at;
    }

    /** Whether a word heads a noun phrase of its own. */
    boolean heads(int i) {
        String pos = word(i).pos();
        String label = label(i);
        if (pos.equals("PRP$")) {
            return true;
        }
        boolean named = nameAt[i] != null && nameAt[i].to() == i + 1 && nameAt[i].to() - nameAt[i].from() > 1;
        boolean noun = pos.startsWith("N") || pos.equals("PRP") || named;
        boolean other = pos.equals("DT") || pos.equals("CD") || pos.startsWith("JJ") || pos.equals("FW") || pos.equals("WP") || pos.equals("WDT")
                || pos.startsWith("VB") && capital(i);
        if (!noun && !other || word(i).form().startsWith("'")) {
            return false;
        }
        if (NOUN_MODIFIERS.contains(label)) {
            return false;
        }
        if (label.equals("conj")) {
            String first = chainLabel(i);
            if (NOUN_MODIFIERS.contains(first)) {
                return false;
            }
        }
        if (!noun) {
            return Set.of("nsubj", "nsubjpass", "dobj", "pobj", "agent", "poss", "appos", "conj", "dative", "iobj").contains(label)
                    && (!label.equals("conj") || Set.of("nsubj", "nsubjpass", "dobj", "pobj").contains(chainLabel(i)));
        }
        return true;
    }

    /** First word of the noun phrase that a word heads, determiner and possessor included. */
    int first(int head) {
        int first = head;
        for (int child : sentence.children(head)) {
            if (child < head && MODIFIERS.contains(label(child)) && left[child] < first && (!label(child).equals("advmod") || first < head)) {
                first = left[child];
                break;
            }
        }
        // a run of modifiers must be unbroken: what stands between may be punctuation inside it only
        for (int i = head - 1; i >= first; i--) {
            String pos = word(i).pos();
            boolean dash = word(i).form().startsWith("-") && !tight(i);
            if (dash || pos.equals(":") || pos.equals("-LRB-") || pos.equals("-RRB-")) {
                return i + 1;
            }
        }
        return first;
    }

    /** Word after the last of the noun phrase's core: names may run on behind the head that the parser chose. */
    int end(int head) {
        int end = head + 1;
        Hit hit = nameAt[head];
        if (hit != null) {
            end = Math.max(end, hit.to());
        }
        while (end < size && word(end).head() == head && Set.of("nmod", "compound").contains(label(end)) && word(end).pos().startsWith("NNP")) {
            end++;
        }
        return end;
    }

    /** The name that a head word belongs to: from its first capitalised word on, without titles. */
    int nameFirst(int head) {
        int floor = first(head);
        Hit hit = nameAt[head];
        int from = hit != null && hit.first(Sense.Address.class) == null && hit.from() < head ? hit.from() : head;
        String tag = word(head).name();
        while (from > floor) {
            int i = from - 1;
            if (word(i).form().equals("-") && tight(i) && i > floor && capital(i - 1)) {
                from = i;
                continue;
            }
            boolean particle = PARTICLES.contains(lower(i)) && i > floor && (capital(i - 1) || word(i).name().startsWith("I-"));
            if (!particle && !(capital(i) && (word(i).pos().startsWith("NNP") || word(i).name().endsWith("PERSON")))) {
                break;
            }
            if (tag.startsWith("B-") && from == head && tag.endsWith("PERSON") && !capital(i)) {
                break;
            }
            Hit other = nameAt[i];
            if (other != null && other != hit && (other.first(Sense.Address.class) != null || other.first(Sense.Of.class) != null
                    || other.first(Sense.Body.class) != null || other.first(Sense.Folk.class) != null) && !word(i).name().equals("I-PERSON")
                    && !(word(i).name().equals("B-PERSON") && word(i + 1).name().equals("I-PERSON"))) {
                break;
            }
            if (roleAt[i] != null && !word(i).name().endsWith("PERSON")) {
                break;
            }
            if (word(i).pos().equals("POS") || label(i).equals("case") || word(i).name().endsWith("DATE")
                    || CALENDAR.contains(lower(i)) && !word(i).name().endsWith("PERSON")) {
                break;
            }
            from = i;
        }
        return from;
    }

    /** The article's text from a word to another, half-open. */
    Span span(int from, int to) {
        return word(from).span().cover(word(to - 1).span());
    }

    /** The noun behind "dozens of", which says who they are; −1 for words that count nobody. */
    int counted(int word) {
        if (!COUNTS.contains(word(word).lemma()) && !word(word).pos().equals("CD")) {
            return -1;
        }
        return sentence.children(word, "prep").stream().filter(c -> lower(c).equals("of")).mapToInt(c -> sentence.child(c, "pobj")).filter(c -> c >= 0).findFirst().orElse(-1);
    }

    /** The noun phrase of a head: with possessor, "of" and "in" phrases and appositions, without relative clauses. */
    Span phrase(int head) {
        return span(first(head), last(head, 0) + 1);
    }

    /** Last word of a noun phrase. */
    private int last(int head, int depth) {
        int last = end(head) - 1;
        if (depth > 3) {
            return last;
        }
        for (int child : sentence.children(head)) {
            if (child <= head) {
                continue;
            }
            String label = label(child);
            if (label.equals("prep") && child == last + 1 && belongs(head, child)) {
                int object = sentence.child(child, "pobj");
                last = Math.max(last, last(object, depth + 1));
                for (int more : sentence.children(object, "conj")) {
                    last = more > last ? last(more, depth + 1) : last;
                }
            } else if (label.equals("appos") && word(child).pos().startsWith("N")) {
                int open = first(child);
                boolean comma = last + 2 == open && word(last + 1).form().equals(",");
                boolean bracket = last + 2 == open && word(last + 1).pos().equals("-LRB-");
                if (bracket && child + 1 < size && word(child + 1).pos().equals("-RRB-")) {
                    last = child + 1;
                } else if (open == last + 1 && capital(open) || comma && (title(child) || title(head))) {
                    last = last(child, depth + 1);
                }
            } else if ((label.equals("nmod") || label.equals("compound")) && capital(child)) {
                last = Math.max(last, child);
            }
        }
        return last;
    }

    /** Whether a word is a singular noun for a person: an apposition that tells a title. */
    private boolean title(int i) {
        return roleAt[i] != null && !word(i).pos().endsWith("S") && roleAt[i].first(Sense.Role.class).agent().person();
    }

    /** Whether a preposition's phrase belongs to the noun before it, as "of" mostly does; "accused the army of killing" is the verb's. */
    boolean belongs(int head, int prep) {
        int object = sentence.child(prep, "pobj");
        if (object < 0) {
            return false;
        }
        return switch (lower(prep)) {
            case "of" -> !(label(head).equals("dobj") || label(head).startsWith("nsubjpass") || chainLabel(head).equals("dobj"))
                    || word(chainHead(head)).head() < 0 || !BLAMING.contains(word(word(chainHead(head)).head()).lemma());
            case "for" -> roleAt[head] != null || capital(object);
            case "in", "from" -> capital(object) || nameAt[object] != null || AREAS.contains(word(object).lemma());
            case "to", "at" -> roleAt[head] != null && (capital(object) || nameAt[object] != null);
            default -> false;
        };
    }

    int left(int i) {
        return left[i];
    }

    int right(int i) {
        return right[i];
    }
}
