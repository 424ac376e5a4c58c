package krm.app.statistics;

import java.util.Optional;
import krm.projections.statistics.Facet;
import krm.projections.statistics.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where the numbers of a page lead: to the cases behind them, and to a spreadsheet.
 *
 * @param house whose figures they are
 * @param toCases whether the reader may look at cases at all
 * @param tables the address of the page, under which its tables have theirs
 */
record Leads(
        String house,
        boolean toCases,
        String tables,
        Period period,
        @Nullable String asOf,
        @Nullable String knownAt) {

    /** @param figure by its path in the report */
    @Nullable
    String cases(Period of, String figure, @Nullable Facet by, @Nullable String key) {
        return toCases
                ? from(FigureCasesPage.PATH, of, by)
                        .queryParam("figure", figure)
                        .queryParamIfPresent("key", Optional.ofNullable(key))
                        .encode()
                        .toUriString()
                : null;
    }

    String csv(String table, @Nullable Facet by) {
        return from(tables + "/" + table + ".csv", period, by).encode().toUriString();
    }

    private UriComponentsBuilder from(String path, Period of, @Nullable Facet by) {
        var address = UriComponentsBuilder.fromPath(path)
                .queryParam("from", of.from())
                .queryParam("to", of.to());
        add(address, "asOf", asOf);
        add(address, "knownAt", knownAt);
        add(address, "by", by == null ? null : by.path());
        return address;
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            address.queryParam(name, value);
        }
    }
}
