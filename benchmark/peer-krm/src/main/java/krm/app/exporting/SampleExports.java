package krm.app.exporting;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import krm.core.access.Actor;
import krm.eventstore.EventCodec;
import krm.projections.caselist.WholeCases;
import tools.jackson.databind.json.JsonMapper;

/** The product's exports, into nowhere. */
public final class SampleExports {

    private static final Map<String, Format> FORMATS = Map.of(
            "export-jsonl", new JsonLines(new JsonMapper()),
            "export-csv", new DiscoCsv(),
            "export-ocel", new Ocel(new JsonMapper()),
            "export-xes", new Xes());

    private SampleExports() {}

    public static Set<String> formats() {
        return FORMATS.keySet();
    }

    /** @return how many events */
    public static long write(String format, WholeCases cases, EventCodec codec, Actor auditor) throws IOException {
        try (var opened = cases.open(auditor, null, null)) {
            FORMATS.get(format)
                    .write(
                            new Exported(
                                    opened, codec, Map.of(), new Pseudonyms(), ZoneId.of("Europe/Berlin"), _ -> {}),
                            OutputStream.nullOutputStream());
            return opened.events();
        }
    }
}
