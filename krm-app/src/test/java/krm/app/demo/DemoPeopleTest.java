package krm.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import krm.app.web.AtTheDoors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The people to try krm with: events like all others. */
class DemoPeopleTest extends AtTheDoors {

    @Autowired
    private DemoPeople demo;

    @Test
    void the_demo_has_two_houses_and_nine_people() {
        var before = eventsStored();
        demo.moveIn();
        assertThat(eventsStored()).as("they are there already").isEqualTo(before);

        assertThat(db.sql("""
            select concat_ws(' ', name, role, jobcenter, team) from people.account
             where demo order by jobcenter, name
            """).query(String.class).list())
                .containsExactly(
                        "krm.sz KRM_OFFICER SZ",
                        "admin ADMIN WF",
                        "gf MANAGEMENT WF GF",
                        "krm KRM_OFFICER WF",
                        "mitarbeit STAFF WF EINGANG",
                        "rd REPORTING WF",
                        "revision AUDITOR WF",
                        "team.leistung TEAM_LEAD WF LEISTUNG",
                        "team.vermittlung TEAM_LEAD WF VERMITTLUNG");
        for (var house : new String[] {"WF", "SZ"}) {
            assertThat(db.sql("select code from people.team where jobcenter = :house")
                            .param("house", house)
                            .query(String.class)
                            .list())
                    .contains("LEISTUNG", "VERMITTLUNG", "EINGANG", "GF");
        }
        assertThat(as("admin").get("/api/users/krm/history").each("/items", "/actor"))
                .first()
                .isEqualTo("(demo)");
    }

    @Test
    void outside_the_demo_nobody_knows_the_demo_users_password() {
        officer().get("/api/complaints").expect(200);
        demo.lockOut();
        try {
            officer().get("/api/complaints").expect(401, "NOT_SIGNED_IN");
        } finally {
            demo.moveIn();
        }
        officer().get("/api/complaints").expect(200);
    }

    @Test
    void the_demo_does_not_touch_a_real_account() {
        var name = krm.app.web.Staff.name();
        var real = admitted(name, "STAFF", null);
        demo.lockOut();
        try {
            real.get("/api/users/" + name).expect(200);
        } finally {
            demo.moveIn();
        }
        real.get("/api/users/" + name).expect(200);
    }
}
