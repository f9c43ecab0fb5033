package org.demarche.record;

/** What an entity is. In JSON the names are in lower case. */
public enum EntityKind {
    /** A human being. */
    PERSON,
    /** A state or its government as such. */
    STATE,
    /** A body with a name. */
    ORGANIZATION,
    /** People named by what they are: troops, officials, a nation. */
    GROUP,
    /** A place that is no actor here. */
    PLACE
}
