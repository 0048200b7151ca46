package dev.zplan.sim.ip;

import dev.zplan.sim.command.Console;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code ipnat}: rules are kept and shown. No packet passes, so that there is never a session. */
public final class Ipnat {
    private static final String USAGE = "Usage: ipnat [-CdFhlnrRsv] [-f filename]";

    private final IpStack stack;
    private final Console console = new Console();

    private Ipnat(IpStack stack) {
        this.stack = stack;
    }

    /**
     * Runs it for a zone.
     *
     * @param files the text of a file by its path; {@code -} is standard input
     */
    public static SimResult run(IpStack stack, Function<String, Optional<String>> files, List<String> args) {
        return new Ipnat(stack).run(args, files);
    }

    private SimResult run(List<String> args, Function<String, Optional<String>> files) {
        Getopt given = Getopt.parse("CdFf:hlM:N:nrRsv", args);
        if (given.fault().isPresent()) {
            Getopt.Fault fault = given.fault().get();
            console.err("ipnat: " + (fault.missingValue() ? "option requires an argument" : "illegal option") + " -- "
                    + fault.letter());
            return console.err(USAGE).exit(1);
        }
        for (char unknown : new char[] {'M', 'N', 'd', 's', 'v'}) {
            if (given.has(unknown)) {
                return SimResult.fail(1, "ipnat: not simulated: -" + unknown + "\n");
            }
        }
        boolean dry = given.has('n');
        if (given.has('F')) {
            console.out("0 entries flushed from NAT table\n");
        }
        if (given.has('C')) {
            console.out((dry ? 0 : stack.nat().size()) + " entries flushed from NAT list\n");
            if (!dry) {
                stack.nat().clear();
            }
        }
        if (given.has('f')) {
            String file = given.value('f').orElse("");
            Optional<String> text = files.apply(file);
            if (text.isEmpty()) {
                return console.err("fopen(" + file + ") failed: No such file or directory")
                        .exit(1);
            }
            boolean loaded = load(text.get(), given.has('r'), dry);
            if (!loaded) {
                return console.exit(1);
            }
        }
        if (given.has('l')) {
            list(given.has('h'));
        }
        return console.exit(0);
    }

    private boolean load(String text, boolean remove, boolean dry) {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String rule = line.replaceFirst("#.*", "").trim();
            if (rule.isEmpty()) {
                continue;
            }
            NatRule.Result result = NatRule.parse(rule);
            if (result instanceof NatRule.Result.Fault fault) {
                console.err("syntax error error at \"" + fault.word() + "\", line " + number);
                return false;
            }
            if (result instanceof NatRule.Result.Rule parsed && !dry && !change(parsed.shown(), remove, number)) {
                return false;
            }
        }
        return true;
    }

    private boolean change(String rule, boolean remove, int line) {
        boolean known = stack.nat().contains(rule);
        if (remove && known) {
            stack.nat().remove(rule);
        } else if (!remove && !known) {
            stack.nat().add(rule);
        } else {
            console.err(line
                    + (remove
                            ? ":ioctl(delete nat rule): No such process"
                            : ":ioctl(add/insert nat rule): File exists"));
            return false;
        }
        return true;
    }

    private void list(boolean hits) {
        console.out("List of active MAP/Redirect filters:\n");
        stack.nat().forEach(rule -> console.out((hits ? "0 " : "") + rule + "\n"));
        console.out("\nList of active sessions:\n");
    }
}
