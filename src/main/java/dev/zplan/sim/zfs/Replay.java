package dev.zplan.sim.zfs;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plays recorded commands on simulated pools: zfs and zpool themselves, and the shell lines around them that recordings
 * use to fill, mark and hold datasets ({@code dd}, {@code touch}, {@code mkdir}, {@code echo > file} …).
 */
public final class Replay {
    private static final long MIB = 1L << 20;

    private final Pools pools;
    private final Flavour flavour;

    /** A replay on those pools. */
    public Replay(Pools pools, Flavour flavour) {
        this.pools = pools;
        this.flavour = flavour;
    }

    /**
     * Runs one command.
     *
     * @param root whether as root
     * @return empty if the command is none that the simulation knows
     */
    public Optional<SimResult> run(List<String> argv, boolean root) {
        if (argv.isEmpty()) {
            return Optional.empty();
        }
        List<String> args = argv.subList(1, argv.size());
        return switch (argv.get(0)) {
            case "zfs" -> Optional.of(Zfs.run(pools, flavour, root, args));
            case "zpool" -> Optional.of(Zpool.run(pools, flavour, args));
            default -> Optional.empty();
        };
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
        boolean done = true;
        for (String command : line.split("\\|\\||;|&&")) {
            List<String> words = words(command);
            if (!words.isEmpty()) {
                done &= execute(words);
            }
        }
        return done;
    }

    /** The directory that a background process stays in: {@code (cd DIR; sleep …)}. */
    private static Optional<String> heldDirectory(String line) {
        return line.startsWith("(cd ") ? Optional.of(line.substring(4, line.indexOf(';'))) : Optional.empty();
    }

    private boolean execute(List<String> words) {
        Optional<String> target = redirection(words);
        List<String> argv =
                words.stream().filter(w -> !w.matches("[12]?[<>].*")).toList();
        List<String> args = argv.subList(1, argv.size());
        switch (argv.get(0)) {
            case "zfs", "zpool" -> run(argv, true);
            case "echo" -> target.ifPresent(this::touch);
            case "touch" -> args.forEach(this::touch);
            case "truncate" -> truncate(args);
            case "dd" -> dd(args);
            case "mkdir", "rm", "sync", "true" -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> redirection(List<String> words) {
        return words.stream()
                .filter(w -> w.startsWith(">"))
                .map(w -> w.substring(1))
                .findFirst();
    }

    /** A file in a dataset takes no notable space; elsewhere it keeps its directory from being mounted over. */
    private void touch(String path) {
        pools.setFile(path);
    }

    private void truncate(List<String> args) {
        if (args.size() == 3 && args.get(0).equals("-s")) {
            Size.parse(args.get(1)).ifPresent(s -> pools.setDevice(args.get(2), s.longValue()));
        }
    }

    private void dd(List<String> args) {
        String path = operand(args, "of").orElse("/");
        long block =
                operand(args, "bs").flatMap(Size::parse).map(Number::longValue).orElse(512L);
        Optional<Long> count = operand(args, "count").map(Long::parseLong);
        pools.holding(path).ifPresent(d -> {
            if (count.isPresent()) {
                pools.write(d, block * count.get());
            } else {
                fill(d);
            }
        });
    }

    private void fill(Dataset dataset) {
        for (long step = 64 * MIB; step > 0; step /= 2) {
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

    /** Splits at blanks; a redirection and its file are one word. */
    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        for (String word : command.trim().replaceAll("([<>]) +", "$1").split("\\s+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
