package org.demarche.engine.intake;

import com.optimaize.langdetect.DetectedLanguage;
import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells a text's language from the text. English is told by its function words alone; anything else by character n-grams
 * (optimaize language-detector), whose profiles are loaded on first use. Thread-safe, deterministic; reads at most 4,000 characters.
 */
final class LanguageId {
    private static final int SHORTEST = 50;
    private static final int LONGEST = 4_000;
    private static final double SURE = .95;
    private static final double POSSIBLE = .1;
    private static final double ENGLISH = .18;
    private static final double ENGLISH_WITH_THE = .08;
    private static final Set<String> FUNCTION_WORDS = WordLists.read("languages.txt").get("english");
    private static final List<List<String>> CLOSE = WordLists.read("languages.txt").get("close").stream().map(g -> List.of(g.split(" "))).toList();

    private LanguageId() {
    }

    private static final class Lazy {
        private static final LanguageDetector DETECTOR = load();

        private static LanguageDetector load() {
            try {
                return LanguageDetectorBuilder.create(NgramExtractors.standard()).seed(1)
                        .withProfiles(new LanguageProfileReader().readAllBuiltIn()).build();
            } catch (IOException e) {
                throw new UncheckedIOException("the language profiles of language-detector cannot be read", e);
            }
        }
    }

    /**
     * The language of a text.
     *
     * @param text     any text
     * @param declared two letters that decide between languages that the text leaves open, or null
     * @return ISO 639-1 (ISO 639-3 for languages without such a code), or null for texts under 50 letters and where neither
     *     the text nor the declaration decides
     */
    static String of(String text, String declared) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        if (start.codePoints().filter(Character::isLetter).count() < SHORTEST) {
            return null;
        }
        if (isEnglish(start)) {
            return "en";
        }
        String script = byScript(start);
        if (script != null) {
            return script;
        }
        List<DetectedLanguage> found;
        synchronized (Lazy.DETECTOR) {
            found = Lazy.DETECTOR.getProbabilities(start);
        }
        if (found.isEmpty()) {
            return null;
        }
        if (found.get(0).getProbability() >= SURE) {
            return found.get(0).getLocale().getLanguage();
        }
        return declared != null && found.stream().anyMatch(l -> l.getProbability() >= POSSIBLE && near(l.getLocale().getLanguage(), declared)) ? declared : null;
    }

    private static boolean near(String one, String other) {
        return one.equals(other) || CLOSE.stream().anyMatch(group -> group.contains(one) && group.contains(other));
    }

    /** Japanese and Korean have letters of their own, which n-grams lose in texts full of Latin names. */
    private static String byScript(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long kana = text.codePoints().filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA
                || Character.UnicodeScript.of(c) == Character.UnicodeScript.KATAKANA).count();
        long hangul = text.codePoints().filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL).count();
        return kana * 5 > letters ? "ja" : hangul * 5 > letters ? "ko" : null;
    }

    private static boolean isEnglish(String text) {
        int words = 0;
        int known = 0;
        boolean the = false;
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}']+")) {
            words += word.isEmpty() ? 0 : 1;
            known += FUNCTION_WORDS.contains(word) ? 1 : 0;
            the |= word.equals("the");
        }
        return known >= (the ? ENGLISH_WITH_THE : ENGLISH) * words;
    }
}
