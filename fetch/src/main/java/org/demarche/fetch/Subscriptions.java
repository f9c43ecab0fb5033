package org.demarche.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.demarche.engine.intake.UnreadableException;

/** Reads lists of feeds in OPML: every {@code outline} with an {@code xmlUrl} is one. */
public final class Subscriptions {
    private Subscriptions() {
    }

    /**
     * The addresses of a list, in order, each once.
     *
     * @throws UnreadableException naming file, line and reason, if it cannot be read, is no XML, has a DOCTYPE, or lists something that is no address or nothing at all
     */
    public static List<String> read(Path file) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Set<String> feeds = new LinkedHashSet<>();
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                int event = xml.next();
                String where = file + ":" + xml.getLocation().getLineNumber() + ": ";
                if (event == XMLStreamConstants.DTD) {
                    throw new UnreadableException(where + "a DOCTYPE is not read");
                }
                String address = event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("outline") ? xml.getAttributeValue(null, "xmlUrl") : null;
                if (address != null) {
                    if (!address.strip().matches("(?i)https?://\\S+")) {
                        throw new UnreadableException(where + "xmlUrl is no http or https address: " + address);
                    }
                    feeds.add(address.strip());
                }
            }
        } catch (XMLStreamException e) {
            throw new UnreadableException(file + ":" + (e.getLocation() == null ? 1 : e.getLocation().getLineNumber()) + ": no OPML: "
                    + String.valueOf(e.getMessage()).replaceAll("(?s)^ParseError.*Message: ", "").replaceAll("[\\p{Cntrl}\\s]+", " "));
        } catch (IOException e) {
            throw new UnreadableException(file + ": " + (Files.exists(file) ? "cannot be read" : "no such file or folder"));
        }
        if (feeds.isEmpty()) {
            throw new UnreadableException(file + ": lists no feed (no outline with an xmlUrl)");
        }
        return new ArrayList<>(feeds);
    }
}
