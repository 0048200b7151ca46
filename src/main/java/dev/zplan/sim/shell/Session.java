package dev.zplan.sim.shell;

import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.FilePrograms;
import dev.zplan.sim.files.FileView;
import java.util.List;
import java.util.Map;

/**
 * What a shell is started with.
 *
 * @param files what it sees, and where it begins
 * @param user who runs it, by name
 * @param environment its variables
 * @param programs all programs that do not just work on files
 */
public record Session(FileView files, String user, Map<String, String> environment, Programs programs) {

    public Session {
        environment = Map.copyOf(environment);
    }

    /** Runs a program that the shell was told to run. */
    @FunctionalInterface
    public interface Programs {
        /**
         * Runs it.
         *
         * @param environment its exported variables
         * @return what it left; an unknown one gives 127, and {@code NAME: not found} on stderr
         */
        SimResult run(List<String> argv, String stdin, Map<String, String> environment);

        /** Runs a program of {@link FilePrograms}, for whoever must know of it too. */
        default SimResult file(String name, List<String> args, String stdin, FileView files, String user) {
            return new FilePrograms(files, user).run(name, args, stdin);
        }
    }
}
