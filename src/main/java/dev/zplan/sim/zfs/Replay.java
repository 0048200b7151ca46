package dev.zplan.sim.zfs;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.files.FilePrograms;
import dev.zplan.sim.files.FileView;
import dev.zplan.sim.shell.Session;
import dev.zplan.sim.shell.Shell;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays recorded commands on simulated pools: zfs and zpool themselves, and the shell lines around them that recordings
 * use to fill, mark and hold datasets ({@code dd}, {@code touch}, {@code mkdir}, {@code echo > file} …).
 */
public final class Replay {
    /** Whom recordings call somebody who is not root. */
    private static final String SOMEBODY = "tester";

    private static final int UNKNOWN = 127;
    private static final long MIB = 1L << 20;
    private static final Pattern PRINTF = Pattern.compile("\\$\\(printf '([^']*)'\\)");
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{1,3})");

    private final Pools pools;
    private final Flavour flavour;
    private final RecordedFiles files;

    /** A replay on those pools. */
    public Replay(Pools pools, Flavour flavour) {
        this.pools = pools;
        this.flavour = flavour;
        this.files = new RecordedFiles(pools);
        pools.addUser(SOMEBODY);
    }

    /**
     * Runs one command.
     *
     * @param root whether as root
     * @return empty if the command is none that the simulation knows
     */
    public Optional<SimResult> run(List<String> argv, boolean root) {
        String user = root ? ZfsCall.ROOT : SOMEBODY;
        if (argv.size() == 3 && argv.get(0).equals("sh") && argv.get(1).equals("-c")) {
            return known(script(argv.get(2), user));
        }
        return argv.isEmpty() ? Optional.empty() : known(program(argv, "", user));
    }

    private static Optional<SimResult> known(SimResult result) {
        return result.exitCode() == UNKNOWN ? Optional.empty() : Optional.of(result);
    }

    /**
     * Runs a shell line of a recording's setup; false if it is beyond this little shell. A background process that
     * stays in a directory, or keeps the volume {@code n=/dev/…} open, makes the dataset busy.
     */
    public boolean shell(String line) {
        Optional<String> held = heldDirectory(line);
        if (held.isPresent()) {
            pools.holding(held.get()).ifPresent(d -> pools.setBusy(d, true));
            return true;
        }
        if (line.startsWith("n=/dev/")) {
            pools.all().stream().filter(d -> d.type() == DatasetType.VOLUME).forEach(d -> pools.setBusy(d, true));
            return true;
        }
        SimResult result = script(line, ZfsCall.ROOT);
        return result.exitCode() != UNKNOWN && !result.stderr().contains("sh: not simulated");
    }

    private SimResult script(String line, String user) {
        String text = PRINTF.matcher(line).replaceAll(m -> Matcher.quoteReplacement("'" + printed(m.group(1)) + "'"));
        return Shell.run(text, "", new Session(files.view(), user, Map.of(), new Recorded(user)));
    }

    /** All programs of a recording's shell, those for files included, whose effect on the pools counts. */
    private final class Recorded implements Session.Programs {
        private final String user;

        Recorded(String user) {
            this.user = user;
        }

        @Override
        public SimResult run(List<String> argv, String stdin, Map<String, String> environment) {
            return program(argv, stdin, user);
        }

        @Override
        public SimResult file(String name, List<String> args, String stdin, FileView seen, String runner) {
            List<String> argv = new ArrayList<>(args);
            argv.add(0, name);
            return program(argv, stdin, user);
        }
    }

    /** What printf makes of octal escapes; bytes that are not UTF-8 become what they are shown as. */
    private static String printed(String format) {
        byte[] bytes = OCTAL.matcher(format)
                .replaceAll(m -> Character.toString((char) Integer.parseInt(m.group(1), 8)))
                .getBytes(StandardCharsets.ISO_8859_1);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The directory that a background process stays in: {@code (cd DIR; sleep …)}. */
    private static Optional<String> heldDirectory(String line) {
        return line.startsWith("(cd ") ? Optional.of(line.substring(4, line.indexOf(';'))) : Optional.empty();
    }

    private SimResult program(List<String> argv, String stdin, String user) {
        List<String> args = argv.subList(1, argv.size());
        SimResult result = switch (argv.get(0)) {
            case "zfs" -> zfs(args, stdin, user);
            case "zpool" -> Zpool.run(pools, flavour, args);
            case "sync", "sleep" -> SimResult.ok("");
            case "truncate" -> truncate(args);
            case "dd" -> dd(args);
            default -> FilePrograms.has(argv.get(0)) ? fileProgram(argv) : new SimResult(UNKNOWN, "", "");
        };
        files.follow();
        return result;
    }

    private SimResult zfs(List<String> args, String stdin, String user) {
        SimResult result = Zfs.run(pools, flavour, user, args, stdin);
        if (result.exitCode() == 0 && args.contains("rollback")) {
            pools.findSnapshot(args.get(args.size() - 1)).ifPresent(files::rollBack);
        }
        return result;
    }

    private SimResult fileProgram(List<String> argv) {
        if (argv.get(0).equals("rm")) {
            argv.forEach(path -> pools.holding(path).ifPresent(d -> pools.free(d, files.freed(path))));
        }
        return new FilePrograms(files.view()).run(argv.get(0), argv.subList(1, argv.size()), "");
    }

    private SimResult truncate(List<String> args) {
        if (args.size() == 3 && args.get(0).equals("-s")) {
            Size.parse(args.get(1)).ifPresent(s -> pools.setDevice(args.get(2), s.longValue()));
        }
        return SimResult.ok("");
    }

    /** Writes blocks into a file; without a count until there is no more room. */
    private SimResult dd(List<String> args) {
        String path = operand(args, "of").orElse("/");
        long block =
                operand(args, "bs").flatMap(Size::parse).map(Number::longValue).orElse(512L);
        Optional<Dataset> dataset = pools.holding(path);
        long count = operand(args, "count").map(Long::parseLong).orElse(dataset.isPresent() ? Long.MAX_VALUE : 0);
        long before = files.freed(path);
        dataset.ifPresent(d -> pools.free(d, before));
        long step = count == Long.MAX_VALUE ? Math.max(block, MIB) : block;
        for (long done = 0; done < count; done++) {
            Optional<String> refusal = dataset.flatMap(d -> pools.write(d, step));
            if (refusal.isPresent()) {
                dataset.filter(d -> step != block).ifPresent(this::fill);
                return SimResult.fail(
                        1,
                        "dd: error writing '" + path + "': " + refusal.get() + "\n" + (done + 1) + "+0 records in\n"
                                + done + "+0 records out\n");
            }
            files.grew(path, step);
        }
        return SimResult.fail(0, count + "+0 records in\n" + count + "+0 records out\n");
    }

    /** Takes what is left to the last byte. */
    private void fill(Dataset dataset) {
        for (long step = MIB; step > 0; step /= 2) {
            while (pools.write(dataset, step).isEmpty()) {
                // until this step no longer fits
            }
        }
    }

    private static Optional<String> operand(List<String> args, String name) {
        return args.stream()
                .filter(a -> a.startsWith(name + "="))
                .map(a -> a.substring(name.length() + 1))
                .findFirst();
    }
}
