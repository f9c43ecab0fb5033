package org.demarche.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.demarche.record.ArticleRecord;

/** A workshop without an engine: it keeps what it is told, and codes nothing else than there was. */
class Bench implements Workshop {
    final List<Role> kept = new ArrayList<>();
    final List<String> coded = new ArrayList<>();
    private Instant changed = Instant.EPOCH;

    @Override
    public synchronized List<Role> roles() {
        return List.copyOf(kept);
    }

    @Override
    public synchronized void correct(Role role) {
        if (role.from().equals("never")) {
            throw new IllegalArgumentException("never is no day");
        }
        kept.add(role);
        changed = Instant.now();
    }

    @Override
    public synchronized Instant changed() {
        return changed;
    }

    @Override
    public synchronized ArticleRecord code(ArticleRecord old) {
        coded.add(old.id());
        return old;
    }
}
