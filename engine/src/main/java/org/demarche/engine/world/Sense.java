package org.demarche.engine.world;

import java.util.List;

/** What a phrase can mean. */
sealed interface Sense {

    /** How the phrase means a country. */
    enum How { NAME, ADJECTIVE, ONE, MANY, SEAT }

    /** A country's name, adjective, noun for its people, or seat of government. */
    record Of(Country country, How how) implements Sense {
    }

    /** A palace or street that stands for a government. */
    record Metonym(String name, String code, List<String> sectors, boolean place) implements Sense {
    }

    /** A person's name. */
    record Named(Person person) implements Sense {
    }

    /** An organization's name. */
    record Body(Organization organization) implements Sense {
    }

    /** A noun for people or bodies. */
    record Role(Agent agent, boolean plural) implements Sense {
    }

    /** A group's adjective or noun. */
    record Folk(People people, boolean adjective, boolean plural) implements Sense {
    }

    /** A phrase whose sentence is to be left alone. */
    record Discard() implements Sense {
    }

    /** A form of address before a name: Mr., Sheikh, Gen. */
    record Address(List<String> sectors, char gender) implements Sense {
    }
}
