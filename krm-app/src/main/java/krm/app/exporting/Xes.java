package krm.app.exporting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** XES (IEEE 1849): a trace a case, as ProM reads it. */
record Xes() implements Format {

    private static final XMLOutputFactory XML = XMLOutputFactory.newInstance();
    private static final Pattern NOT_IN_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
    private static final String EXTENSIONS = "http://www.xes-standard.org/";
    private static final String NAME = "concept:name";
    private static final String TIMESTAMP = "time:timestamp";
    private static final String TRANSITION = "lifecycle:transition";
    private static final String UNKNOWN = "UNKNOWN";

    @Override
    public String contentType() {
        return "application/xml";
    }

    @Override
    public void write(Exported cases, OutputStream out) throws IOException {
        try {
            var xml = XML.createXMLStreamWriter(out, UTF_8.name());
            head(xml);
            cases.each(some -> trace(cases, some, xml));
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
            out.write('\n');
        } catch (XMLStreamException e) {
            throw cause(e);
        }
    }

    private static void head(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartDocument(UTF_8.name(), "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("log");
        xml.writeAttribute("xes.version", "1.0");
        extension(xml, "Concept", "concept");
        extension(xml, "Lifecycle", "lifecycle");
        extension(xml, "Time", "time");
        extension(xml, "Organizational", "org");
        global(xml, "trace");
        attribute(xml, "string", NAME, UNKNOWN);
        xml.writeEndElement();
        global(xml, "event");
        attribute(xml, "string", NAME, UNKNOWN);
        attribute(xml, "date", TIMESTAMP, Exported.text(OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)));
        attribute(xml, "string", TRANSITION, "complete");
        xml.writeEndElement();
        xml.writeEmptyElement("classifier");
        xml.writeAttribute("name", "Activity");
        xml.writeAttribute("keys", NAME + " " + TRANSITION);
        attribute(xml, "string", "lifecycle:model", "standard");
    }

    private static void extension(XMLStreamWriter xml, String name, String prefix) throws XMLStreamException {
        xml.writeEmptyElement("extension");
        xml.writeAttribute("name", name);
        xml.writeAttribute("prefix", prefix);
        xml.writeAttribute("uri", EXTENSIONS + prefix + ".xesext");
    }

    private static void global(XMLStreamWriter xml, String scope) throws XMLStreamException {
        xml.writeStartElement("global");
        xml.writeAttribute("scope", scope);
    }

    private static void trace(Exported cases, ExportedCase some, XMLStreamWriter xml) throws IOException {
        try {
            var file = some.file();
            xml.writeCharacters("\n");
            xml.writeStartElement("trace");
            attribute(xml, "string", NAME, some.reference());
            attribute(xml, "string", "type", file.kind());
            attribute(xml, "string", "channel", file.channel());
            attribute(xml, "string", "group", file.customerGroup());
            attribute(xml, "string", "unit", file.team());
            for (var event : some.events()) {
                event(cases, event, xml);
            }
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw cause(e);
        }
    }

    private static void event(Exported cases, ExportedEvent event, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("event");
        attribute(xml, "string", NAME, event.activity());
        attribute(xml, "string", "concept:instance", event.id());
        attribute(xml, "date", TIMESTAMP, Exported.text(event.at()));
        attribute(xml, "string", TRANSITION, "complete");
        attribute(xml, "string", "org:resource", event.resource());
        attribute(xml, "string", "org:role", event.role());
        attribute(xml, "string", "org:group", event.after().team());
        attribute(xml, "string", "type", event.type());
        attribute(xml, "int", "sequence", event.sequence());
        attribute(
                xml, "date", "occurredOn", Exported.text(cases.at(event.event().occurredOn())));
        attribute(xml, "date", "recordedAt", Exported.text(event.recordedAt()));
        for (var fact : event.facts().entrySet()) {
            fact(cases, "data." + fact.getKey(), fact.getValue(), xml);
        }
        xml.writeEndElement();
    }

    private static void fact(Exported cases, String key, Object value, XMLStreamWriter xml) throws XMLStreamException {
        switch (value) {
            case Integer number -> attribute(xml, "int", key, number);
            case Boolean yes -> attribute(xml, "boolean", key, yes);
            case LocalDate day -> attribute(xml, "date", key, Exported.text(cases.at(day)));
            case List<?> several ->
                attribute(
                        xml,
                        "string",
                        key,
                        String.join(", ", several.stream().map(Object::toString).toList()));
            default -> attribute(xml, "string", key, value);
        }
    }

    /** An empty one is left out. */
    private static void attribute(XMLStreamWriter xml, String type, String key, @Nullable Object value)
            throws XMLStreamException {
        if (value != null) {
            xml.writeEmptyElement(type);
            xml.writeAttribute("key", key);
            xml.writeAttribute("value", NOT_IN_XML.matcher(value.toString()).replaceAll("\uFFFD"));
        }
    }

    private static IOException cause(XMLStreamException e) {
        return e.getNestedException() instanceof IOException broken ? broken : new IOException(e);
    }

    @Override
    public String lastLine(Seal seal) {
        return "<!-- cases=" + seal.cases() + " events=" + seal.events() + " sha256=" + seal.sha256() + " -->";
    }
}
