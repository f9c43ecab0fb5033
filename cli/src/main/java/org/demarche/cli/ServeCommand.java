package org.demarche.cli;

import java.util.concurrent.Callable;
import org.demarche.archive.Archive;
import org.demarche.archive.Owner;
import org.demarche.desk.Desk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demarche serve}: the archive as web pages, until it is stopped. */
@Command(name = "serve",
        description = "Serves an archive as web pages and as a JSON interface, on this machine alone unless --bind says otherwise. "
                + "Meanwhile ingest and watch hand their articles to it, and export and remove ask it.",
        footer = {"  demarche serve", "  demarche serve --archive news --port 9000 --read-only"})
final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Mixin
    private ArchiveOptions archive;
    @Mixin
    private LayerOptions layers;
    @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "The port; ${DEFAULT-VALUE} by default, 0 for any that is free.")
    private int port;
    @Option(names = "--bind", paramLabel = "ADDRESS", defaultValue = "127.0.0.1",
            description = "The address to listen on; ${DEFAULT-VALUE} by default. Any that is not loopback needs --token.")
    private String address;
    @Option(names = "--token", paramLabel = "WORD", description = "What readers must show: typed once in the browser, or sent as a bearer token. 12 characters or more.")
    private String token;
    @Option(names = "--read-only", description = "Refuses whatever would change the archive: reviews, dossiers, articles handed over.")
    private boolean readOnly;

    @Override
    public Integer call() throws InterruptedException {
        Desk.Options options;
        try {
            options = new Desk.Options(address, port, token, readOnly);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage());
        }
        try (Stop stop = new Stop(); Archive opened = Archive.open(archive.folder()); Desk desk = Desk.start(opened, options, new Corrections(archive.folder(), layers))) {
            new Owner(ProcessHandle.current().pid(), desk.port(), desk.key(), desk.address()).announce(archive.folder());
            try {
                spec.commandLine().getErr().println("demarche: the desk is at http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + desk.port()
                        + "/ (archive " + archive.folder() + "); stop it with Ctrl-C");
                stop.await();
            } finally {
                Owner.withdraw(archive.folder());
            }
        }
        return 0;
    }
}
