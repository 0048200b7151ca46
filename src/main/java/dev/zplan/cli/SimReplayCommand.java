package dev.zplan.cli;

import dev.zplan.report.Printable;
import dev.zplan.sim.command.Difference;
import dev.zplan.sim.replay.LineDiff;
import dev.zplan.sim.replay.Recording;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description = "Plays recordings of the real zonecfg and zfs to the simulated ones, and compares.",
        footer = {
            "%nEach case has a host of its own. The name of each that differs is printed; at last how many passed and failed."
                    + " A case that is marked as different on illumos, and does differ, is neither.",
            "%nExit codes: 0 all pass, 1 some do not, 2 a file cannot be read or is not in the format.",
            "%nExamples:",
            "  zplan sim replay zonecfg-omnios.jsonl zfs.jsonl",
            "  zplan sim replay -v mine.jsonl           with what was recorded (-) and what is simulated (+)"
        })
final class SimReplayCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "JSON lines, as docs/simulator.md describes them.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = {"-v", "--verbose"},
            description = "Shows the differences.")
    private boolean verbose;

    private int passed;
    private int failed;
    private int otherwise;

    SimReplayCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Recording> recordings = new ArrayList<>();
        for (Path file : files) {
            if (!read(file, recordings)) {
                return ExitCodes.CHANGES;
            }
        }
        recordings.forEach(this::play);
        if (otherwise > 0) {
            context.out().println(otherwise + " differ as their notes on illumos say, and are not counted");
        }
        context.out().println(passed + " passed, " + failed + " failed");
        return failed == 0 ? ExitCodes.OK : ExitCodes.ERROR;
    }

    /** Whether all lines of the file are recordings; says so when not. */
    private boolean read(Path file, List<Recording> recordings) {
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(context.current().resolve(file))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    recordings.add(Recording.parse(line, number));
                }
            }
            return true;
        } catch (IllegalArgumentException e) {
            context.err().println(file + ":" + number + ": " + e.getMessage());
        } catch (NoSuchFileException e) {
            context.err().println("there is no file " + file);
        } catch (IOException e) {
            context.err().println(file + ":" + (number + 1) + ": cannot be read: " + e);
        }
        return false;
    }

    private void play(Recording recording) {
        List<Difference> differences = recording.play();
        if (differences.isEmpty()) {
            passed++;
            return;
        }
        if (recording.note().isPresent()) {
            otherwise++;
        } else {
            failed++;
            context.out().println(Printable.line(recording.id()));
        }
        if (verbose) {
            recording.note().ifPresent(note -> context.out().println(Printable.line(recording.id() + ": " + note)));
            differences.forEach(this::show);
        }
    }

    private void show(Difference difference) {
        context.out().println("  " + Printable.line(difference.what()));
        LineDiff.of(difference.recorded(), difference.simulated())
                .forEach(line -> context.out().println("    " + Printable.line(line)));
    }
}
