package krm.app.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import krm.core.access.Actor;
import krm.core.access.Role;
import krm.core.calendar.WorkingCalendar;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The life of one invented case, planned to its end; what lies in the future has not happened yet. */
final class InventedCase {

    static final String HOUSE = "WF";

    private static final Actor OFFICER = new Actor("krm", Role.KRM_OFFICER, null, HOUSE, null);
    private static final Actor MANAGEMENT = new Actor("gf", Role.MANAGEMENT, null, HOUSE, "GF");
    private static final Actor COUNTER = new Actor("mitarbeit", Role.STAFF, null, HOUSE, "EINGANG");
    private static final Actor BENEFITS = new Actor("team.leistung", Role.TEAM_LEAD, null, HOUSE, "LEISTUNG");
    private static final Actor PLACEMENT = new Actor("team.vermittlung", Role.TEAM_LEAD, null, HOUSE, "VERMITTLUNG");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int OPENING_MINUTE = 7 * 60 + 30;
    private static final int OPEN_MINUTES = 8 * 60;

    private final RandomGenerator dice;
    private final UUID id;
    private final WorkingCalendar calendar;
    private final ZoneId zone;
    private final List<Act> acts = new ArrayList<>();
    /** The last day on which something happened: an answer does not come before. */
    private LocalDate last = LocalDate.MIN;

    private final String kind;
    private final String channel;
    /** A petition or submission, which ends by the dispatch of its statement. */
    private final boolean formal;
    /** An objection (Widerspruch) that was taken for a complaint: received and redirected in one act. */
    private final boolean wrongDoor;

    private final boolean written;
    private final boolean atTheCounter;
    private final Actor handler;
    private final ObjectNode complainant = JSON.createObjectNode();
    private final boolean reachable;
    private final boolean reachableInWriting;

    /** How late they are: 0 in time, 1 late, 2 nobody finds the time. */
    private final int lateness;

    private InventedCase(long seed, LocalDate day, boolean stuck, WorkingCalendar calendar, ZoneId zone) {
        dice = new SplittableRandom(seed);
        id = new UUID(dice.nextLong() & ~0xf000L | 0x4000L, dice.nextLong() & ~(0xc0L << 56) | 0x80L << 56);
        this.calendar = calendar;
        this.zone = zone;
        var working = calendar.isWorkingDay(day);
        kind = stuck
                ? "COMPLAINT"
                : pick(
                        "COMPLAINT",
                        78,
                        "SUGGESTION",
                        9,
                        "PRAISE",
                        7,
                        "DISCIPLINARY_COMPLAINT",
                        3,
                        "PETITION",
                        2,
                        "SUBMISSION",
                        1);
        formal = kind.equals("PETITION") || kind.equals("SUBMISSION");
        var disciplinary = kind.equals("DISCIPLINARY_COMPLAINT");
        channel = formal
                ? "OFFICIAL_CHANNEL"
                : disciplinary || stuck || !working
                        ? pick("E_MAIL", working ? 40 : 100, "LETTER", working ? 60 : 0)
                        : pick(
                                "E_MAIL",
                                33,
                                "LETTER",
                                28,
                                "PHONE",
                                14,
                                "IN_PERSON",
                                11,
                                "OPINION_CARD",
                                10,
                                "SERVICE_CENTER",
                                4);
        written =
                List.of("E_MAIL", "LETTER", "OPINION_CARD", "OFFICIAL_CHANNEL").contains(channel);
        wrongDoor = !stuck && kind.equals("COMPLAINT") && channel.equals("LETTER") && chance(6);
        atTheCounter = List.of("PHONE", "IN_PERSON").contains(channel) && chance(60);
        describe();
        reachable = complainant.has("address") || complainant.has("email") || complainant.has("phone");
        reachableInWriting = complainant.has("address") || complainant.has("email");
        handler = disciplinary ? MANAGEMENT : chance(70) ? BENEFITS : PLACEMENT;
        lateness = stuck ? 2 : chance(80) ? 0 : chance(85) ? 1 : 2;
    }

    /**
     * Everything that happens to it, in its order.
     *
     * @param stuck nobody finds the time for it
     * @param reopening whether a closed case can be opened again
     */
    static List<Act> plan(
            long seed, LocalDate receivedOn, boolean stuck, boolean reopening, WorkingCalendar calendar, ZoneId zone) {
        var some = new InventedCase(seed, receivedOn, stuck, calendar, zone);
        some.live(receivedOn, stuck, reopening);
        return some.acts;
    }

    private void describe() {
        if (channel.equals("OPINION_CARD") && chance(60)) {
            return;
        }
        var name = Invented.name(dice);
        complainant.put("name", name);
        if (chance(30)) {
            complainant.put("customerNumber", "241D%06d".formatted(dice.nextInt(1_000_000)));
        }
        switch (channel) {
            case "E_MAIL" -> complainant.put("email", Invented.email(name)).put("address", Invented.address(dice));
            case "PHONE", "SERVICE_CENTER" -> complainant.put("phone", Invented.phone(dice));
            default -> complainant.put("address", Invented.address(dice));
        }
    }

    private void live(LocalDate receivedOn, boolean stuck, boolean reopening) {
        var recordedOn = calendar.firstWorkingDayFrom(receivedOn);
        if (written && chance(25)) {
            recordedOn = calendar.plusWorkingDays(recordedOn, chance(75) ? 1 : 3);
        }
        var spot = atTheCounter && chance(40);
        receive(receivedOn, recordedOn, spot);
        if (wrongDoor) {
            return;
        }
        if (formal) {
            dispatch(receivedOn, recordedOn);
            return;
        }
        if (spot) {
            finish(calendar.plusWorkingDays(recordedOn, 1 + dice.nextInt(5)), reopening);
            return;
        }
        // A stuck one is acknowledged, so that what is due is its answer: some of them today.
        if (written && reachableInWriting && (lateness < 2 || stuck || chance(60))) {
            var on = calendar.plusWorkingDays(recordedOn, lateness == 0 ? dice.nextInt(2) + 1 : dice.nextInt(4) + 1);
            take(OFFICER, "acknowledge", on, "medium", channel.equals("E_MAIL") ? "E_MAIL" : "LETTER");
        }
        var forwardedOn = calendar.plusWorkingDays(recordedOn, 1 + dice.nextInt(2));
        if (!atTheCounter) {
            take(OFFICER, "forward", forwardedOn, "team", String.valueOf(handler.team()));
        }
        if (!reachable) {
            finish(calendar.plusWorkingDays(forwardedOn, 3 + dice.nextInt(6)), reopening);
            return;
        }
        var noticed = false;
        if (lateness > 0 && chance(65)) {
            var on = calendar.firstWorkingDayFrom(receivedOn.plusDays(5 + dice.nextInt(5)));
            notice(on, calendar.plusWorkingDays(on, 6 + dice.nextInt(8)));
            noticed = true;
        }
        var days = switch (lateness) {
            case 0 -> 3 + dice.nextInt(noticed ? 11 : 9);
            case 1 -> 13 + dice.nextInt(14);
            default -> 35 + dice.nextInt(20);
        };
        answer(calendar.firstWorkingDayFrom(receivedOn.plusDays(days)), reopening);
    }

    private void dispatch(LocalDate receivedOn, LocalDate recordedOn) {
        var forwardedOn = calendar.plusWorkingDays(recordedOn, 1);
        take(OFFICER, "forward", forwardedOn, "team", String.valueOf(handler.team()));
        var on = calendar.firstWorkingDayFrom(receivedOn.plusDays(lateness == 0 ? 8 + dice.nextInt(10) : 22));
        record(
                OFFICER,
                "statement/dispatch",
                on,
                on,
                JSON.createObjectNode().put("medium", "LETTER").put("station", "Regionaldirektion"));
        finish(calendar.plusWorkingDays(on, 1 + dice.nextInt(6)), false);
    }

    private void receive(LocalDate receivedOn, LocalDate recordedOn, boolean spot) {
        var data = JSON.createObjectNode();
        data.put("kind", kind);
        data.put("channel", channel);
        data.put("customerGroup", pick("EMPLOYEE", 91, "EMPLOYER", 4, "INSTITUTION", 3, "OTHER", 2));
        var groups = data.putArray("specialGroups");
        if (chance(25)) {
            groups.add(chance(40) ? "UNDER_25" : "OVER_50");
        }
        var concerns = data.putArray("concerns");
        for (int i = chance(78) ? 1 : chance(80) ? 2 : 3; i > 0; i--) {
            var words = Invented.words(kind, dice);
            concerns.addObject()
                    .put("text", words.text())
                    .put("topic", words.topic())
                    .put("area", words.area());
        }
        if (kind.equals("COMPLAINT") && chance(4)) {
            data.putArray("risks").add(chance(70) ? "EMERGENCY" : "ESCALATION_RISK");
        }
        if (kind.equals("DISCIPLINARY_COMPLAINT")) {
            data.putArray("accused").addObject().put("name", "Sachbearbeitung " + Invented.name(dice));
        }
        if (channel.equals("SERVICE_CENTER")) {
            data.put("ticketNumber", "SC-%07d".formatted(dice.nextInt(10_000_000)));
        }
        if (!complainant.isEmpty()) {
            data.set("complainant", complainant);
        }
        if (formal) {
            data.putObject("petition")
                    .put("assembly", false)
                    .put("dueOn", receivedOn.plusDays(21).toString())
                    .put(
                            "petitionOn",
                            receivedOn.minusDays(20 + dice.nextInt(30)).toString())
                    .put("sourceReference", "Muster-%05d".formatted(dice.nextInt(100_000)));
        }
        if (wrongDoor) {
            data.putObject("redirectTo")
                    .put("target", "OBJECTION_OFFICE")
                    .put("reason", "Widerspruch gegen einen Bescheid.");
        } else if (spot) {
            data.put("settledOnTheSpot", true);
        } else if (atTheCounter) {
            data.putObject("forwardTo").put("team", handler.team());
        }
        record(atTheCounter ? COUNTER : OFFICER, "receive", receivedOn, recordedOn, data);
    }

    private void notice(LocalDate on, LocalDate announced) {
        record(
                handler.equals(MANAGEMENT) ? OFFICER : handler,
                "interim-notice",
                on,
                on,
                JSON.createObjectNode()
                        .put("medium", letterOrPhone())
                        .put("reason", Invented.delay(dice))
                        .put("announcedAnswerOn", announced.toString()));
    }

    private void answer(LocalDate planned, boolean reopening) {
        var on = planned.isBefore(last) ? last : planned;
        var thanks = kind.equals("PRAISE") || kind.equals("SUGGESTION");
        var data = JSON.createObjectNode()
                .put("medium", letterOrPhone())
                .put(
                        "outcome",
                        thanks
                                ? "THANKS"
                                : pick("REMEDY", 38, "PARTIAL_REMEDY", 20, "LEGAL_EXPLANATION", 30, "NO_REMEDY", 12))
                .put("text", Invented.answer(thanks, dice));
        record(handler, "answer", on, on, data);
        finish(calendar.plusWorkingDays(on, 1 + dice.nextInt(6)), reopening);
    }

    private void finish(LocalDate ratedOn, boolean reopening) {
        var rating = JSON.createObjectNode()
                .put("rating", pick("JUSTIFIED", 34, "PARTLY_JUSTIFIED", 26, "UNJUSTIFIED", 33, "NOT_ASSESSABLE", 7))
                .put("agreement", pick("YES", 45, "PARTLY", 15, "NO", 18, "NOT_COLLECTED", 22))
                .put("satisfaction", pick("YES", 35, "NO", 20, "UNKNOWN", 45));
        var lesson = Invented.lesson(dice);
        if (lesson != null) {
            rating.put("lesson", lesson);
        }
        record(OFFICER, "rate", ratedOn, ratedOn, rating);
        var closedOn = calendar.plusWorkingDays(ratedOn, 1 + dice.nextInt(10));
        var closing = JSON.createObjectNode();
        if (chance(92)) {
            closing.put("originalsAt", "Leistungsakte");
        }
        record(OFFICER, "close", closedOn, closedOn, closing);
        if (reopening && reachable && kind.equals("COMPLAINT") && chance(5)) {
            var on = calendar.plusWorkingDays(closedOn, 5 + dice.nextInt(30));
            take(OFFICER, "reopen", on, "reason", "Die Antwort ging auf ein Anliegen nicht ein.");
            answer(calendar.plusWorkingDays(on, 3 + dice.nextInt(9)), false);
        }
    }

    private String letterOrPhone() {
        return complainant.has("address") ? "LETTER" : "PHONE";
    }

    private void take(Actor by, String step, LocalDate on, String field, String value) {
        record(by, step, on, on, JSON.createObjectNode().put(field, value));
    }

    /** Most is recorded on its day, some a day later; nothing before what was recorded before. */
    private void record(Actor by, String step, LocalDate on, LocalDate recordedOn, ObjectNode data) {
        var day = chance(90) || step.equals("receive") ? recordedOn : calendar.plusWorkingDays(recordedOn, 1);
        var at = day.atStartOfDay()
                .plusMinutes(OPENING_MINUTE + dice.nextInt(OPEN_MINUTES))
                .plusSeconds(dice.nextInt(60))
                .atZone(zone)
                .toInstant();
        acts.add(new Act(id, later(at), by, step, on, data));
        last = on.isAfter(last) ? on : last;
    }

    private Instant later(Instant at) {
        var earliest = acts.isEmpty() ? at : acts.getLast().at().plusSeconds(90 + dice.nextInt(900));
        return at.isBefore(earliest) ? earliest : at;
    }

    private boolean chance(int percent) {
        return dice.nextInt(100) < percent;
    }

    /** One of the names, each followed by its weight. */
    private String pick(Object... namesAndWeights) {
        int all = 0;
        for (int i = 1; i < namesAndWeights.length; i += 2) {
            all += (int) namesAndWeights[i];
        }
        var drawn = dice.nextInt(all);
        for (int i = 0; ; i += 2) {
            drawn -= (int) namesAndWeights[i + 1];
            if (drawn < 0) {
                return (String) namesAndWeights[i];
            }
        }
    }
}
