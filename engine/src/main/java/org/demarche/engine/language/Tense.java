package org.demarche.engine.language;

/** Whether what happens on a date is over or still to come, as the verb above the date's words tells. */
enum Tense {
    /** It took place. */
    PAST,
    /** It is still to come. */
    FUTURE,
    /** No verb tells. */
    UNKNOWN;

    /**
     * The tense of the verb that a word hangs on, at whatever depth.
     *
     * @param plainly whether nothing but "will" itself, or a word like "ahead", makes a future
     */
    static Tense above(Sentence sentence, int word, boolean plainly) {
        boolean until = false;
        for (int i = word; i >= 0; i = sentence.word(i).head()) {
            Word at = sentence.word(i);
            if (!isVerb(at)) {
                if (i != word && DateWords.is("ahead", at.lemma())) {
                    return FUTURE;
                }
                until |= i != word && DateWords.is("until", at.lemma());
                continue;
            }
            Tense tense = plainly ? plain(sentence, i, until) : announced(sentence, i, word) ? FUTURE : of(sentence, i);
            if (tense != null) {
                return tense == UNKNOWN && until ? FUTURE : tense;
            }
        }
        return until ? FUTURE : UNKNOWN;
    }

    /** Whether the verb that a word hangs on tells what had been before ("had invited on Tuesday"). */
    static boolean before(Sentence sentence, int word) {
        for (int i = word; i >= 0; i = sentence.word(i).head()) {
            if (isVerb(sentence.word(i))) {
                return sentence.children(i, "aux").stream().anyMatch(c -> sentence.word(c).pos().equals("VBD") && sentence.word(c).lemma().equals("have"));
            }
        }
        return false;
    }

    private static Tense plain(Sentence sentence, int verb, boolean until) {
        boolean will = sentence.children(verb, "aux").stream().map(i -> sentence.word(i).lemma()).anyMatch(l -> l.equals("will") || l.equals("shall") || until && l.equals("would"));
        return will ? FUTURE : PAST;
    }

    /** "Called a strike from Monday", "announced talks for March": an announcement's object tells its day behind "for" or "from". */
    private static boolean announced(Sentence sentence, int verb, int word) {
        int preposition = sentence.word(word).head();
        int above = preposition < 0 ? -1 : sentence.word(preposition).head();
        int object = sentence.child(verb, "dobj");
        boolean planned = above == verb && object < 0 && sentence.word(verb).pos().equals("VBN") && sentence.word(preposition).lemma().equals("for");
        if (planned && (DateWords.is("plan", sentence.word(verb).lemma()) || DateWords.is("announce", sentence.word(verb).lemma()))) {
            return true;
        }
        return object >= 0 && (above == object || above == verb) && DateWords.is("from", sentence.word(preposition).lemma())
                && DateWords.is("announce", sentence.word(verb).lemma());
    }

    private static boolean isVerb(Word word) {
        return word.pos().startsWith("VB") && !word.label().equals("aux") && !word.label().equals("auxpass");
    }

    /** The tense of one verb; null where the verb above it decides. */
    private static Tense of(Sentence sentence, int verb) {
        Word at = sentence.word(verb);
        boolean to = false;
        String be = "";
        boolean have = false;
        if (sentence.children(verb, "acomp").stream().anyMatch(c -> DateWords.is("ahead", sentence.word(c).lemma()))) {
            return FUTURE;
        }
        for (int child : sentence.children(verb, "aux", "auxpass")) {
            Word aux = sentence.word(child);
            if (DateWords.is("will", aux.lemma()) || DateWords.is("will", aux.form())) {
                boolean unreal = aux.lemma().matches("should|could|would|might|must") && sentence.children(verb, "aux").stream().anyMatch(c -> sentence.word(c).lemma().equals("have"));
                return unreal ? PAST : FUTURE;
            }
            to |= aux.pos().equals("TO");
            have |= aux.lemma().equals("have");
            be = aux.lemma().equals("be") ? aux.pos() : be;
            if (aux.lemma().equals("do")) {
                return aux.pos().equals("VBD") ? PAST : UNKNOWN;
            }
        }
        boolean base = at.pos().equals("VB") || at.form().equalsIgnoreCase(at.lemma());
        if (base && !to && be.isEmpty() && at.label().equals("ccomp") && at.head() >= 0 && DateWords.is("ask", sentence.word(at.head()).lemma())) {
            return FUTURE;
        }
        if (have && !to) {
            return PAST;
        }
        boolean plan = DateWords.is("plan", at.lemma());
        boolean now = be.equals("VBZ") || be.equals("VBP");
        if (at.label().equals("advcl") && sentence.children(verb, "mark", "advmod").stream().anyMatch(c -> c < verb && DateWords.is("open", sentence.word(c).lemma()))) {
            return now || at.pos().equals("VBZ") || at.pos().equals("VBP") ? FUTURE : null;
        }
        return switch (at.pos()) {
            case "VBD" -> PAST;
            case "VBZ", "VBP" -> DateWords.is("soon", at.lemma()) || plan ? FUTURE : at.lemma().equals("be") ? UNKNOWN : PAST;
            case "VBN" -> plan && !be.equals("VBD") && !be.equals("VB") ? FUTURE : to ? FUTURE : PAST;
            case "VBG" -> now ? FUTURE : be.equals("VBD") ? PAST : DateWords.is("ahead", at.form()) ? FUTURE : null;
            default -> to ? infinitive(sentence, at) : at.label().equals("conj") ? null : UNKNOWN;
        };
    }

    private static Tense infinitive(Sentence sentence, Word verb) {
        return verb.head() >= 0 && DateWords.is("done", sentence.word(verb.head()).lemma()) ? PAST : FUTURE;
    }
}
