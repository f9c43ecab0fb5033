package org.demarche.cli;

import org.demarche.fetch.Rules;
import picocli.CommandLine.Option;

/** How addresses are fetched. */
final class WebOptions {
    @Option(names = "--allow-private", description = "Fetch also from this machine and from private networks; refused otherwise, whatever name leads there.")
    private boolean allowPrivate;

    Rules rules() {
        return Rules.standard().withPrivate(allowPrivate);
    }
}
