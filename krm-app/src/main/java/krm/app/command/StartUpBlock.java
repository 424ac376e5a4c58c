package krm.app.command;

import java.util.ArrayList;
import java.util.List;
import krm.app.database.Database;
import krm.app.database.MasterKeySource;
import krm.app.database.SealSettings;
import krm.app.demo.DemoPeople;
import krm.app.people.People;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Tells the operator once, when krm is ready, what runs where and how to go on. */
@Component
@Profile("!" + SampleHouse.PROFILE)
final class StartUpBlock implements ApplicationListener<ApplicationReadyEvent> {

    private final Environment environment;
    private final Database database;
    private final MasterKeySource masterKey;
    private final SealSettings seals;
    private final People people;

    StartUpBlock(
            Environment environment, Database database, MasterKeySource masterKey, SealSettings seals, People people) {
        this.environment = environment;
        this.database = database;
        this.masterKey = masterKey;
        this.seals = seals;
        this.people = people;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        System.out.println(String.join("\n", lines()));
    }

    List<String> lines() {
        var demo = environment.acceptsProfiles(Profiles.of(DemoProfile.NAME));
        var address = environment.getProperty("server.address", "0.0.0.0");
        var profiles = String.join(", ", environment.getActiveProfiles());
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(
                "krm " + Version.text() + " is ready: http://" + (address.contains(":") ? "[" + address + "]" : address)
                        + ":" + environment.getProperty("local.server.port"));
        lines.add("  database    " + database.place());
        lines.add("  master key  " + masterKey.place() + " (keep a copy elsewhere: without it personal data is lost)");
        lines.add("  seals       file " + seals.file().path() + " (keep a copy elsewhere: it shows what is cut off)");
        lines.add("  seal key    SHA-256 " + seals.key().fingerprint());
        lines.add("  profile     " + (profiles.isEmpty() ? "none" : profiles));
        if (demo) {
            lines.add("  sign in     krm, team.leistung, gf, … (demo users), password " + DemoPeople.PASSWORD);
        } else if (!people.hasRealAdministrator()) {
            lines.add("  sign in     nobody can yet; first: krm create-admin NAME --jobcenter CODE --land NI");
        }
        lines.add("  back up     krm backup DIR");
        lines.add("  stop        Ctrl-C, or kill " + ProcessHandle.current().pid());
        lines.add("");
        return lines;
    }
}
