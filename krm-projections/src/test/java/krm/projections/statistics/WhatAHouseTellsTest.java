package krm.projections.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import krm.core.deadline.DeadlineState;
import krm.core.deadline.DeadlineType;
import org.junit.jupiter.api.Test;

/** S1.02: counts below 3 stay in the house, and what would tell them by subtraction within one answer. */
class WhatAHouseTellsTest {

    private static final Period JANUARY = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31));

    private final Map<String, Sums> counted = new TreeMap<>();

    @Test
    void a_concern_has_one_area_at_most() {
        count("", Figure.CONCERNS, "", 18);
        count("SUBJECT", Figure.CONCERNS, "", 17);
        count("CONDUCT", Figure.CONCERNS, "", 1);
        var disclosure = disclosure(Facet.AREA, "SUBJECT", "CONDUCT");
        assertThat(tells(disclosure, Cell.of("", Figure.CONCERNS))).isTrue();
        assertThat(tells(disclosure, Cell.of("SUBJECT", Figure.CONCERNS))).isFalse();
    }

    @Test
    void one_case_without_a_team_is_not_told_by_those_that_have_one() {
        count("", Figure.RECEIVED, "", 41);
        count("LEISTUNG", Figure.RECEIVED, "", 31);
        count("VERMITTLUNG", Figure.RECEIVED, "", 9);
        var disclosure = disclosure(Facet.TEAM, "LEISTUNG", "VERMITTLUNG");
        assertThat(tells(disclosure, Cell.of("LEISTUNG", Figure.RECEIVED))).isTrue();
        assertThat(tells(disclosure, Cell.of("VERMITTLUNG", Figure.RECEIVED))).isFalse();
    }

    /** What is hidden for another's sake must not be told by a third: whatever is no petition has no statement. */
    @Test
    void what_is_hidden_for_the_sake_of_another_is_not_told_by_what_is_left() {
        group("", 220, 18);
        group("EMPLOYEE", 154, 6);
        group("EMPLOYER", 18, 5);
        group("INSTITUTION", 18, 2);
        group("OTHER", 30, 5);
        var disclosure = disclosure(Facet.CUSTOMER_GROUP, "EMPLOYEE", "EMPLOYER", "INSTITUTION", "OTHER");
        for (var key : counted.keySet()) {
            var told = Stream.of(Cell.of(key, Figure.RECEIVED), Cell.of(key, Figure.PETITIONS), statement(key))
                    .filter(cell -> tells(disclosure, cell))
                    .count();
            assertThat(told).as("two of three tell the third: %s", key).isNotEqualTo(2);
        }
        assertThat(tells(disclosure, Cell.of("INSTITUTION", Figure.PETITIONS))).isFalse();
        assertThat(tells(disclosure, Cell.of("", Figure.PETITIONS))).isTrue();
    }

    @Test
    void a_total_does_not_say_by_being_hidden_how_small_its_parts_are() {
        count("", Figure.RECEIVED, "", 4);
        count("COMPLAINT", Figure.RECEIVED, "", 2);
        count("PRAISE", Figure.RECEIVED, "", 2);
        var disclosure = disclosure(Facet.KIND, "COMPLAINT", "PRAISE");
        assertThat(tells(disclosure, Cell.of("", Figure.RECEIVED))).isTrue();
        assertThat(tells(disclosure, Cell.of("COMPLAINT", Figure.RECEIVED))).isFalse();
        assertThat(tells(disclosure, Cell.of("PRAISE", Figure.RECEIVED))).isFalse();
    }

    private void group(String key, long received, long petitions) {
        count(key, Figure.RECEIVED, "", received);
        count(key, Figure.PETITIONS, "", petitions);
        count(key, Figure.DEADLINE, statement(key).value(), received - petitions);
        count(key, Figure.DEADLINE, Cell.standing(DeadlineType.STATEMENT, DeadlineState.MET), petitions);
    }

    private static Cell statement(String key) {
        return Cell.of(key, DeadlineType.STATEMENT, DeadlineState.NOT_APPLICABLE);
    }

    private void count(String key, Figure figure, String value, long count) {
        counted.computeIfAbsent(key, _ -> new Sums()).add(figure, value, count);
    }

    private Disclosure disclosure(Facet by, String... keys) {
        return new Disclosure(new LinkedHashMap<>(Map.of(JANUARY, counted)), by, List.of(keys));
    }

    private static boolean tells(Disclosure disclosure, Cell cell) {
        return disclosure.tells(cell, JANUARY);
    }
}
