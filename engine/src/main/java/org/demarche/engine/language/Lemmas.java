package org.demarche.engine.language;

import edu.emory.mathcs.nlp.component.morph.english.EnglishMorphAnalyzer;
import java.util.Locale;

/** Base forms by nlp4j's dictionaries and suffix rules, which want the part of speech. Thread-safe; its dictionaries load in some 0.2 s. */
final class Lemmas {
    private final EnglishMorphAnalyzer analyzer = new EnglishMorphAnalyzer();

    /** Lower-case base form; numbers in digits or words stay as they stand in the text. */
    String lemma(String form, String pos) {
        for (int i = 0; i < form.length(); i++) {
            if (form.charAt(i) >= '0' && form.charAt(i) <= '9') {
                return form.toLowerCase(Locale.ROOT);
            }
        }
        String lower = form.toLowerCase(Locale.ROOT);
        if (pos.equals("MD") && lower.equals("wo")) {
            return "will";
        }
        if (pos.startsWith("VB") && (lower.equals("'s") || lower.equals("'m") || lower.equals("'re"))) {
            return "be";
        }
        String lemma = analyzer.lemmatize(form, pos);
        if (lemma.startsWith("#")) {
            return lower;
        }
        return lemma.equals(lower) && (pos.equals("VBD") || pos.equals("VBN")) && lower.length() > 4 && lower.endsWith("ed") ? withoutEd(lower) : lemma;
    }

    /** The base of a regular past that the dictionaries leave as it is ("ended", "provided", "followed"): with an e behind letters that want one. */
    private static String withoutEd(String past) {
        String stem = past.substring(0, past.length() - 2);
        return "vszcgu".indexOf(stem.charAt(stem.length() - 1)) >= 0 || stem.endsWith("id") ? stem + "e" : stem;
    }
}
