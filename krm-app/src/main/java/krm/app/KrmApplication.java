package krm.app;

import krm.app.command.KrmCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program. */
@SpringBootApplication
public class KrmApplication {

    public static void main(String[] arguments) {
        var exit = KrmCommand.run(KrmApplication.class, arguments);
        if (exit != KrmCommand.RUNNING) {
            System.exit(exit);
        }
    }
}
