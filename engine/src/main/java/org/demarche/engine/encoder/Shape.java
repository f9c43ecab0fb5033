package org.demarche.engine.encoder;

/** What the lower-casing word list loses of a word. The order is the model's: ordinals are its classes. */
enum Shape {
    /** [CLS] and [SEP]. */
    SPECIAL,
    /** None of the others. */
    LOWER,
    /** Begins with a capital. */
    CAPITAL,
    /** Several letters, none of them small. */
    UPPER,
    /** Begins with no capital and has a digit. */
    DIGIT;

    /** The shape of a word. */
    static Shape of(String word) {
        if (!word.isEmpty() && Character.isUpperCase(word.codePointAt(0))) {
            boolean small = word.codePoints().anyMatch(c -> Character.isLowerCase(c) || Character.isTitleCase(c));
            return small || word.codePointCount(0, word.length()) == 1 ? CAPITAL : UPPER;
        }
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= '0' && word.charAt(i) <= '9') {
                return DIGIT;
            }
        }
        return LOWER;
    }
}
