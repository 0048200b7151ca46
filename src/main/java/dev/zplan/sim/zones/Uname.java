package dev.zplan.sim.zones;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.command.SimResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code uname}. The version tells the distributions apart; an lx zone sees a Linux kernel.
 *
 * @param flavour of the host
 * @param node the name of the zone or host
 * @param linux whether an lx zone asks
 */
record Uname(Flavour flavour, String node, boolean linux) {

    SimResult run(List<String> args) {
        Getopt options = Getopt.parse("asnrvmpi", args);
        if (options.fault().isPresent() || !options.operands().isEmpty()) {
            return SimResult.fail(2, "usage: uname [-snrvmapiX]\n");
        }
        Map<Character, String> words = words();
        List<Character> chosen = options.has('a')
                ? List.copyOf(words.keySet())
                : words.keySet().stream().filter(options::has).toList();
        List<Character> shown = chosen.isEmpty() ? List.of('s') : chosen;
        return SimResult.ok(shown.stream().map(words::get).collect(Collectors.joining(" ")) + "\n");
    }

    private Map<Character, String> words() {
        Map<Character, String> words = new LinkedHashMap<>();
        words.put('s', linux ? "Linux" : "SunOS");
        words.put('n', node);
        words.put('r', linux ? "4.4.0" : "5.11");
        words.put('v', linux ? "BrandZ virtual linux" : version());
        words.put('m', linux ? "x86_64" : "i86pc");
        words.put('p', linux ? "x86_64" : "i386");
        words.put('i', linux ? "x86_64" : "i86pc");
        return words;
    }

    private String version() {
        return flavour == Flavour.OMNIOS ? "omnios-r151038-f0f9a7ee0a" : "illumos-8abf66a3ba";
    }
}
