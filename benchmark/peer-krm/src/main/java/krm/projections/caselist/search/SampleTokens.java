package krm.projections.caselist.search;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The tokens that the product would store of a case. */
public final class SampleTokens {

    private SampleTokens() {}

    public static Set<Long> of(SearchWords words, String house, String reference, List<String> names, String text) {
        var tokens = new TreeSet<Long>();
        words.ofReference(house, reference).forEach(tokens::add);
        words.of(house, new CaseTexts(names, List.of(text))).forEach(tokens::add);
        return tokens;
    }
}
