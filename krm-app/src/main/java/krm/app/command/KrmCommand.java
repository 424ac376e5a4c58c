package krm.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import krm.app.database.Backup;
import krm.app.database.Database;
import krm.app.database.Exit;
import krm.app.database.Lookup;
import krm.app.database.MasterKeySource;
import krm.app.database.Migrations;
import krm.app.database.Restore;
import krm.app.database.SealSettings;
import krm.app.database.StartFailure;
import krm.eventstore.seal.SealFile;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** What an operator can ask of krm. Every failure is one sentence and an exit code (docs/operations.md). */
@Command(
        name = "krm",
        description = "Event-sourced complaint management. Without a command krm starts.",
        footer = {"", "Settings are environment variables; exit codes, backup and first steps: docs/operations.md"},
        subcommands = CommandLine.HelpCommand.class,
        synopsisSubcommandLabel = "COMMAND")
public final class KrmCommand {

    /** The program goes on; no exit code. */
    public static final int RUNNING = -1;

    private final Class<?> application;
    private final Lookup settings = Lookup.ofProcess();
    private final PrintWriter out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private KrmCommand(Class<?> application, PrintWriter out) {
        this.application = application;
        this.out = out;
    }

    public static int run(Class<?> application, String... arguments) {
        var out = new PrintWriter(System.out, true);
        var command = new CommandLine(new KrmCommand(application, out));
        command.getSubcommands().get("start").setUnmatchedOptionsArePositionalParams(true);
        return command.setOut(out)
                .setErr(new PrintWriter(System.err, true))
                .setParameterExceptionHandler(KrmCommand::misunderstood)
                .setExecutionExceptionHandler((e, line, _) -> Failures.tell(e, line.getErr()))
                .setExecutionStrategy(KrmCommand::quietly)
                .execute(withCommand(arguments));
    }

    /** Only krm itself speaks, and warnings; a start sets up its own logging. */
    private static int quietly(ParseResult parsed) {
        if (!parsed.subcommand().commandSpec().name().equals("start")) {
            var logging = LoggingSystem.get(KrmCommand.class.getClassLoader());
            logging.beforeInitialize();
            logging.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
            logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
            logging.setLogLevel("org.flywaydb", LogLevel.ERROR);
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Without a command, or with Spring's options only: start. Whoever asks for help, wherever, gets it and nothing else. */
    private static String[] withCommand(String... arguments) {
        if (Stream.of(arguments).anyMatch(List.of("--help", "-h")::contains)) {
            return new String[] {"help"};
        }
        var version = List.of("--version", "-V");
        if (arguments.length > 0 && (!arguments[0].startsWith("-") || version.contains(arguments[0]))) {
            arguments[0] = version.contains(arguments[0]) ? "version" : arguments[0];
            return arguments;
        }
        var all = new ArrayList<>(List.of("start"));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }

    private static int misunderstood(ParameterException e, String[] arguments) {
        e.getCommandLine().getErr().println("krm: " + e.getMessage().replace('\n', ' ') + "; \"krm help\" says more.");
        return Exit.USAGE.code();
    }

    @Command(description = "Start krm. Options with two dashes go to Spring Boot.")
    int start(@Parameters(arity = "0..*", hidden = true) @Nullable List<String> options) {
        var given = options == null ? List.<String>of() : options;
        given.stream().filter(option -> !option.startsWith("--")).findFirst().ifPresent(unknown -> {
            throw new ParameterException(spec.commandLine(), "Unmatched argument: '" + unknown + "'");
        });
        StartSettings.check(settings);
        SpringApplication.run(application, given.toArray(String[]::new));
        return RUNNING;
    }

    @Command(description = "Bring the database up to date, as its owner.")
    int migrate() {
        try (var database = Closing.atExit(Database.open(settings))) {
            if (!database.get().settings().hasOwner()) {
                throw new StartFailure(
                        Exit.CONFIGURATION, "To migrate, set KRM_DB_OWNER_USER and KRM_DB_OWNER_PASSWORD.");
            }
            new Migrations(database.get().settings()).run();
            out.println("The database is up to date: " + database.get().place());
        }
        return Exit.OK.code();
    }

    @Command(
            name = "create-admin",
            description = "Make the first administrator. The password is asked for, read from the standard input, or"
                    + " KRM_ADMIN_PASSWORD.")
    int createAdmin(
            @Parameters(paramLabel = "NAME", description = "The name to sign in with.") String name,
            @Option(names = "--jobcenter", paramLabel = "CODE", description = "The Jobcenter; made if it is new.")
                    @Nullable
                    String jobcenter,
            @Option(names = "--land", paramLabel = "NI", description = "The federal state of a new Jobcenter.")
                    @Nullable
                    String land) {
        try (var database = Closing.atExit(Database.join(settings))) {
            new Migrations(database.get().settings()).run();
            var password = new PasswordPrompt(settings).ask(name);
            new FirstAdministrator(
                            database.get(),
                            MasterKeySource.of(settings, database.get()),
                            PasswordEncoderFactories.createDelegatingPasswordEncoder(),
                            Clock.system(ZoneId.of("Europe/Berlin")))
                    .create(name, password, jobcenter, land);
            out.println("Administrator " + name + " can sign in.");
        }
        return Exit.OK.code();
    }

    @Command(description = "Write events and keys into two archives, also while krm runs.")
    int backup(
            @Parameters(paramLabel = "DIR", description = "The folder for the archives.") Path folder,
            @Parameters(paramLabel = "KEYS_DIR", arity = "0..1", description = "Another folder for the keys: safer.")
                    @Nullable
                    Path keysFolder) {
        try (var database = Closing.atExit(Database.join(settings))) {
            var taken = new Backup(database.get().settings()).into(folder, keysFolder == null ? folder : keysFolder);
            out.println(taken.events() + ": " + taken.eventCount() + " events, the last at position " + taken.head());
            out.println(taken.keys() + ": " + taken.keyCount() + " keys");
            out.println("Keep the two apart, and the master key with neither.");
        }
        return Exit.OK.code();
    }

    @Command(
            description =
                    "Read both archives into a database without events. The read side is built at the next start.")
    int restore(
            @Parameters(paramLabel = "EVENTS_ARCHIVE", description = "krm-events-….zip") Path events,
            @Parameters(paramLabel = "KEYS_ARCHIVE", description = "krm-keys-….zip") Path keys) {
        try (var database = Closing.atExit(Database.openMigrated(settings))) {
            var restored = new Restore(database.get().settings()).from(events, keys);
            out.println("Restored " + restored.eventCount() + " events, the last at position " + restored.head()
                    + ", and " + restored.keyCount() + " keys into: "
                    + database.get().place());
        }
        return Exit.OK.code();
    }

    @Command(
            description =
                    "Say whether events were changed, put in or taken out. It reads the database and the file of the"
                            + " seals, and needs neither a running krm nor any secret key.")
    int verify(
            @Option(
                            names = "--key",
                            paramLabel = "FINGERPRINT",
                            required = true,
                            description = "SHA-256 of the key that seals are signed with; of several, each with --key.")
                    List<String> keys,
            @Option(
                            names = "--seal-file",
                            paramLabel = "FILE",
                            description = "The seals outside of the database; default: as krm itself finds them.")
                    @Nullable
                    Path sealFile) {
        try (var database = Closing.atExit(Database.join(settings))) {
            var file = sealFile == null ? SealSettings.file(settings, database.get()) : new SealFile(sealFile);
            return LogVerification.of(database.get(), file, keys, out).code();
        }
    }

    @Command(
            name = "sample-data",
            description =
                    "Fill an empty database with an invented house, to try krm with. Never where real people work.")
    int sampleData(
            @Option(names = "--cases", paramLabel = "N", required = true, description = "100 to 1000000.") int cases,
            @Option(
                            names = "--seed",
                            paramLabel = "S",
                            defaultValue = "1",
                            description = "The same seed gives the same house; default: ${DEFAULT-VALUE}.")
                    long seed,
            @Option(names = "--confirm", paramLabel = "invented", description = "Say that you want this: invented.")
                    @Nullable
                    String confirmed) {
        SampleHouse.make(application, cases, seed, confirmed, out);
        return Exit.OK.code();
    }

    @Command(description = "Say which krm this is.")
    int version() {
        out.println("krm " + Version.text());
        return Exit.OK.code();
    }
}
