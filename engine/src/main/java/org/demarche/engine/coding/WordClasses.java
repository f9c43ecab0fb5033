package org.demarche.engine.coding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarche.engine.language.Sentence;

/** The named sets of words of {@code classes.txt}. Immutable. */
final class WordClasses {
    private final Map<String, Words> byName = new LinkedHashMap<>();
    private final Set<String> all = new HashSet<>();

    /** A set of single words and of phrases. Immutable. */
    static final class Words {
        static final Words NONE = new Words(List.of());
        private final Set<String> single = new HashSet<>();
        private final Map<String, List<Phrase>> phrases = new HashMap<>();
        private final Map<String, List<Phrase>> excluded = new HashMap<>();

        Words(Iterable<String> texts) {
            for (String text : texts) {
                if (text.startsWith("!")) {
                    Phrase not = Phrase.of(text.substring(1));
                    not.words().forEach(word -> excluded.computeIfAbsent(word, k -> new ArrayList<>()).add(not));
                    continue;
                }
                Phrase phrase = Phrase.of(text);
                single.add(text);
                if (phrase.words().size() > 1) {
                    for (String word : new HashSet<>(phrase.words())) {
                        phrases.computeIfAbsent(word, k -> new ArrayList<>()).add(phrase);
                    }
                }
            }
        }

        /** How many words of the text they cover where the word at an index is one of them, or the head of one of them; 0 if it is not. */
        int at(Sentence sentence, int index) {
            String lemma = sentence.word(index).lemma();
            int most = 0;
            for (Phrase not : excluded.getOrDefault(lemma, List.of())) {
                if (not.at(sentence, index)) {
                    return 0;
                }
            }
            for (Phrase phrase : phrases.getOrDefault(lemma, List.of())) {
                if (phrase.words().size() > most && phrase.at(sentence, index)) {
                    most = phrase.words().size();
                }
            }
            boolean one = most == 0 && (single.contains(lemma) || single.contains(sentence.word(index).form().toLowerCase(java.util.Locale.ROOT)));
            return one ? 1 : most;
        }

        /** Whether the word at an index is one of them, or the head of one of them; −1 is no word. */
        boolean has(Sentence sentence, int index) {
            return index >= 0 && at(sentence, index) > 0;
        }

        boolean isEmpty() {
            return single.isEmpty();
        }
    }

    static WordClasses load() {
        return load("classes.txt");
    }

    /** The sets of another file of this form, in its order. */
    static WordClasses load(String file) {
        WordClasses classes = new WordClasses();
        for (DataFile.Line line : DataFile.read(file).lines()) {
            int colon = line.text().indexOf(':');
            if (colon <= 0 || classes.byName.put(line.text().substring(0, colon), words(line.text().substring(colon + 1))) != null) {
                throw line.bad("a new name and a colon are wanted");
            }
            for (String word : line.text().substring(colon + 1).strip().split("\\s+")) {
                classes.all.add(Phrase.of(word).last());
            }
        }
        return classes;
    }

    /** Whether some class holds this single word. */
    boolean holds(String lemma) {
        return all.contains(lemma);
    }

    private static Words words(String text) {
        return new Words(List.of(text.strip().split("\\s+")));
    }

    /** The names of the sets in the file's order. */
    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** The set of a name. @throws IllegalArgumentException if there is none */
    Words named(String name) {
        Words words = byName.get(name);
        if (words == null) {
            throw new IllegalArgumentException("no word class " + name);
        }
        return words;
    }

    /** {@code {name}} is the class of that name; {@code a|b} these words. */
    Words words(String text, DataFile.Line line) {
        if (text.startsWith("{") && text.endsWith("}")) {
            Words words = byName.get(text.substring(1, text.length() - 1));
            if (words == null) {
                throw line.bad("no word class " + text);
            }
            return words;
        }
        return new Words(List.of(text.split("\\|")));
    }
}
