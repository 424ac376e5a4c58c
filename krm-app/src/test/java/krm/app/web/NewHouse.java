package krm.app.web;

/** A Jobcenter of a test's own, in Niedersachsen, with an administrator who looks after it. */
public record NewHouse(AtTheDoors doors, String code, Somebody admin) {

    static NewHouse open(AtTheDoors doors) {
        var code = Staff.code();
        doors.admin()
                .post("/api/jobcenters", Form.of("code", code, "name", "Neustadt", "land", "NI"))
                .expect(201);
        var name = Staff.name();
        doors.admin()
                .post("/api/users", Staff.form(name, "ADMIN", null).with("jobcenter", code))
                .expect(201);
        return new NewHouse(doors, code, doors.chosePassword(name));
    }

    public String path() {
        return "/api/jobcenters/" + code;
    }

    /** Somebody without a team who works there. */
    public Somebody with(String role) {
        var name = Staff.name();
        admin.post("/api/users", Staff.form(name, role, null)).expect(201);
        return doors.chosePassword(name);
    }
}
