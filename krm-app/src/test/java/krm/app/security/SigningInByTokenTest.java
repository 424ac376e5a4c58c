package krm.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import krm.app.people.People;
import krm.app.web.AtTheDoors;
import krm.app.web.Form;
import krm.app.web.Staff;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Bearer JWT of an OpenID Connect provider on {@code /api}; claims are mapped by configuration (rules.md §7). */
@DirtiesContext
class SigningInByTokenTest extends AtTheDoors {

    private static final Issuer ISSUER = new Issuer();

    @Autowired
    private People people;

    @DynamicPropertySource
    static void configuration(DynamicPropertyRegistry settings) {
        settings.add("krm.oidc.issuer", ISSUER::url);
        settings.add("krm.oidc.audience", () -> Issuer.AUDIENCE);
        settings.add("krm.oidc.claim.roles", () -> "realm_access.roles");
        settings.add("krm.oidc.claim.jobcenter", () -> "house");
        settings.add(
                "krm.oidc.role.names",
                () -> "krm-beauftragte=KRM_OFFICER, teamleitung=TEAM_LEAD, mitarbeitende=STAFF, ADMIN=ADMIN,"
                        + " rd=REPORTING");
    }

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    @Test
    void somebody_without_an_account_works_by_token() {
        var officer = bearing(ISSUER.token(claims("erika", "WF", null, "krm-beauftragte")));
        var id = officer.post("/api/complaints", Form.letter()).expect(201).id();
        officer.step(id, "acknowledge", Form.acknowledgement()).expect(200);
        var history = officer.get("/api/complaints/" + id + "/history").expect(200);
        assertThat(history.at("/items/2/actor")).isEqualTo("erika");
        assertThat(history.at("/items/2/role")).isEqualTo("KRM_OFFICER");
        admin().get("/api/users/erika").expect(404, "NOT_FOUND");
        officer.put("/api/users/erika/password", Form.of("current", "x", "next", "ein langes Passwort"))
                .expect(422, "PASSWORD_WRONG");
    }

    @Test
    void role_team_and_house_are_those_of_the_token_and_of_nothing_else() {
        var id = forwarded();
        bearing(ISSUER.token(claims("erika", "WF", "LEISTUNG", "teamleitung")))
                .look(id)
                .expect(200);
        bearing(ISSUER.token(claims("erika", "WF", "VERMITTLUNG", "teamleitung")))
                .look(id)
                .expect(404, "NOT_FOUND");
        bearing(ISSUER.token(claims("erika", "SZ", null, "krm-beauftragte")))
                .look(id)
                .expect(404, "NOT_FOUND");
        // The account krm is the officer's: its name in a token brings none of its rights.
        bearing(ISSUER.token(claims("gf", "WF", null, "mitarbeitende")))
                .look(id)
                .expect(404, "NOT_FOUND");
        bearing(ISSUER.token(claims("erika", "WF", null, "offline_access", "krm-beauftragte", "uma_authorization")))
                .look(id)
                .expect(200);
    }

    @Test
    void an_account_of_the_same_name_keeps_out_only_whoever_has_left() {
        var name = Staff.name();
        var officer = bearing(ISSUER.token(claims(name, "WF", null, "krm-beauftragte")));
        officer.get("/api/complaints").expect(200);
        admitted(name, "STAFF", null);
        officer.get("/api/complaints").expect(200);
        admin().put("/api/users/" + name, Form.of("role", "STAFF", "active", false))
                .expect(200);
        officer.get("/api/complaints").expect(403, "NOT_OF_THE_HOUSE");
    }

    @Test
    void to_somebody_who_reads_figures_several_houses_may_report() {
        var figures = "/api/statistics?from=2026-01-01&to=2026-01-31";
        var directorate = bearing(ISSUER.token(claims("erika", List.of("SZ", "WF"), null, "rd")));
        assertThat(directorate.get(figures).expect(200).each("/coverage/jobcenters", ""))
                .containsExactly("SZ", "WF");
        directorate.get("/api/complaints").expect(403, "NOT_ALLOWED");
        var one = bearing(ISSUER.token(claims("erika", List.of("WF"), null, "rd")));
        one.get(figures + "&jobcenter=SZ").expect(404, "NOT_FOUND");
    }

    static Stream<Map<String, Object>> thatDoNotSayWhoItIs() {
        return Stream.of(
                claims("erika", "WF", null),
                claims("erika", "WF", null, "KRM_OFFICER"),
                claims("erika", "WF", null, "geschaeftsfuehrung"),
                claims("erika", "WF", null, "krm-beauftragte", "teamleitung"),
                claims("erika", "XX", null, "krm-beauftragte"),
                claims("erika", "wf", null, "krm-beauftragte"),
                claims("erika", List.of("WF", "SZ"), null, "krm-beauftragte"),
                claims("erika", List.of("WF", "XX"), null, "rd"),
                claims("erika", List.of("WF", 1), null, "rd"),
                claims("erika", List.of(), null, "rd"),
                claims("erika", "WF", "NOWHERE", "krm-beauftragte"),
                claims("erika", "WF", null, "teamleitung"),
                claims("erika", "SZ\0", null, "krm-beauftragte"),
                claims("Erika Beispiel", "WF", null, "krm-beauftragte"),
                claims("(demo)", "WF", null, "ADMIN"),
                claims("", "WF", null, "krm-beauftragte"),
                Map.of("house", "WF", "realm_access", Map.of("roles", List.of("krm-beauftragte"))),
                Map.of("preferred_username", "erika", "realm_access", Map.of("roles", List.of("krm-beauftragte"))),
                Map.of("preferred_username", "erika", "house", "WF"),
                Map.of("preferred_username", "erika", "house", "WF", "realm_access", "krm-beauftragte"),
                Map.of("preferred_username", "erika", "house", "WF", "roles", List.of("krm-beauftragte")),
                Map.of(
                        "preferred_username",
                        List.of("erika"),
                        "house",
                        List.of("WF"),
                        "realm_access",
                        Map.of("roles", List.of("krm-beauftragte"))));
    }

    @ParameterizedTest
    @MethodSource("thatDoNotSayWhoItIs")
    void claims_that_do_not_say_clearly_who_it_is_give_no_rights(Map<String, Object> claims) {
        var before = eventsStored();
        var somebody = bearing(ISSUER.token(claims));
        somebody.get("/api/complaints").expect(403, "NOT_OF_THE_HOUSE");
        somebody.post("/api/complaints", Form.letter()).expect(403, "NOT_OF_THE_HOUSE");
        assertThat(eventsStored()).isEqualTo(before);
    }

    static Stream<String> thatAreNotGenuine() {
        var good = claims("erika", "WF", null, "krm-beauftragte");
        var genuine = ISSUER.token(good);
        var parts = genuine.split("\\.");
        var other = ISSUER.token(claims("erika", "WF", null, "ADMIN")).split("\\.");
        return Stream.of(
                Issuer.signed(ISSUER.claims(good).build(), Issuer.newKey()),
                parts[0] + "." + other[1] + "." + parts[2],
                Issuer.unsigned(ISSUER.claims(good).build()),
                parts[0] + "." + parts[1] + ".",
                ISSUER.signedWithThePublicKey(ISSUER.claims(good).build()),
                Issuer.signed(ISSUER.claims(good).audience("another program").build(), ISSUER.key()),
                Issuer.signed(ISSUER.claims(good).audience((String) null).build(), ISSUER.key()),
                Issuer.signed(ISSUER.claims(good).issuer("http://127.0.0.1:1").build(), ISSUER.key()),
                Issuer.signed(ISSUER.claims(good).expirationTime(in(-120)).build(), ISSUER.key()),
                Issuer.signed(ISSUER.claims(good).expirationTime(null).build(), ISSUER.key()),
                Issuer.signed(ISSUER.claims(good).notBeforeTime(in(600)).build(), ISSUER.key()),
                Issuer.signed(
                        ISSUER.claims(good).claim("cnf", Map.of("jkt", "x")).build(), ISSUER.key()),
                "nonsense",
                "a.b.c",
                "ä");
    }

    @ParameterizedTest
    @MethodSource("thatAreNotGenuine")
    void what_is_not_genuine_not_for_us_or_out_of_date_is_nobody(String token) {
        var answer = bearing(token).get("/api/complaints").expect(401, "NOT_SIGNED_IN");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.text()).doesNotContain("krm-beauftragte", "erika");
    }

    @Test
    void a_token_counts_on_the_api_alone_and_passwords_go_on() {
        var token = ISSUER.token(claims("erika", "WF", null, "ADMIN"));
        bearing(token).get("/api/users").expect(200);
        bearing(token).get("/actuator/prometheus").expect(401, "NOT_SIGNED_IN");
        admin().get("/actuator/prometheus").expect(200);
        nobody().get("/api/complaints?access_token=" + token).expect(401, "NOT_SIGNED_IN");
    }

    @Test
    void while_the_issuers_keys_cannot_be_had_nobody_says_that_a_token_is_wrong() {
        var away = new Issuer();
        var token = away.token(claims("erika", "WF", null, "krm-beauftragte"));
        var settings = new ProviderSettings(away.url(), null, null, "sub", "roles", "house", "team", Map.of(), null);
        away.close();
        assertThatThrownBy(() -> new TokenSignIn(Tokens.lazily(settings), new Claims(settings, people))
                        .authenticate(new BearerTokenAuthenticationToken(token)))
                .isInstanceOf(IssuerUnavailable.class);
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static Map<String, Object> claims(String user, Object jobcenter, String team, String... roles) {
        var claims = new HashMap<String, Object>(Map.of(
                "preferred_username", user, "house", jobcenter, "realm_access", Map.of("roles", List.of(roles))));
        if (team != null) {
            claims.put("team", team);
        }
        return claims;
    }
}
