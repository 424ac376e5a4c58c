package krm.app.command;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicLong;
import krm.app.database.Exit;
import krm.app.database.StartFailure;
import krm.app.demo.SampleData;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/** Makes an invented house on request, with the demo's people and without opening a door. */
final class SampleHouse {

    /** Of krm while it makes one, beside demo. */
    static final String PROFILE = SampleData.ON_REQUEST;

    private static final String YES = "invented";
    private static final int STEPS = 20;

    private SampleHouse() {}

    static void make(Class<?> application, int cases, long seed, @Nullable String confirmed, PrintWriter out) {
        if (cases < SampleData.FEWEST || cases > SampleData.MOST) {
            throw new StartFailure(
                    Exit.USAGE, "--cases is from %d to %d.".formatted(SampleData.FEWEST, SampleData.MOST));
        }
        if (!YES.equals(confirmed)) {
            throw new StartFailure(
                    Exit.REFUSED,
                    "This fills the database with invented people and demo users; if that is what you want, add"
                            + " --confirm " + YES + ".");
        }
        var krm = new SpringApplication(application);
        krm.setAdditionalProfiles(DemoProfile.NAME, PROFILE);
        try (var context = krm.run("--server.port=-1")) {
            var told = new AtomicLong();
            context.getBean(SampleData.class).fill(cases, seed, received -> {
                if (received * STEPS / cases > told.get()) {
                    told.set(received * STEPS / cases);
                    out.println(received + " of " + cases + " cases");
                }
            });
        }
        out.println("An invented house of " + cases + " cases. Start with SPRING_PROFILES_ACTIVE=demo to sign in.");
    }
}
