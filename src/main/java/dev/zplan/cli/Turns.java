package dev.zplan.cli;

import dev.zplan.apply.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the hosts of an apply fared, each in a transaction of its own. Hosts may end on several threads. */
final class Turns {

    private static final int ROLLED_BACK = Outcome.Result.ROLLED_BACK.exitCode();
    private static final int INCOMPLETE = Outcome.Result.ROLLBACK_INCOMPLETE.exitCode();
    private static final int UNPURGED = Outcome.Result.PURGE_INCOMPLETE.exitCode();

    /** So many are named in the end. */
    private static final int MOST = 10;

    private final Map<String, String> transactions;
    private final List<String> hosts;
    private final Map<String, Integer> ended = new LinkedHashMap<>();

    /** @param transactions the name of each host's transaction, by host, in order */
    Turns(Map<String, String> transactions) {
        this.transactions = new LinkedHashMap<>(transactions);
        this.hosts = List.copyOf(transactions.keySet());
    }

    /** Takes note of the exit code of a host's transaction, and returns it. */
    synchronized int ended(String host, int exitCode) {
        ended.put(host, exitCode);
        return exitCode;
    }

    /** Whether all that ended has succeeded. */
    synchronized boolean isGood() {
        return ended.values().stream().allMatch(code -> code == ExitCodes.OK);
    }

    /** What is said before these begin. */
    synchronized String next(List<String> wave) {
        int more = hosts.size() - ended.size() - wave.size();
        return (ended.isEmpty() ? "First " : "Next ") + String.join(", ", wave)
                + (more == 0 ? "" : ", then " + more + " more") + "\n";
    }

    /** What is said in the end. */
    synchronized String summary() {
        List<String> parts = new ArrayList<>();
        add("applied", with(ExitCodes.OK), false, parts);
        add("applied, but not everything is destroyed", with(UNPURGED), true, parts);
        add("rolled back, or applied in part", with(ROLLED_BACK), true, parts);
        add("not as they were", with(INCOMPLETE), true, parts);
        List<String> waiting = hosts.stream()
                .filter(host -> ended.getOrDefault(host, ExitCodes.ERROR) == ExitCodes.ERROR)
                .toList();
        add("not begun", waiting, true, parts);
        return "Of " + hosts.size() + " hosts: " + String.join("; ", parts) + "\n" + whatRan();
    }

    /** Where to look: what failed on one of many hosts has long scrolled away. */
    private String whatRan() {
        List<String> wrong = hosts.stream()
                .filter(host -> ended.getOrDefault(host, ExitCodes.OK) != ExitCodes.OK
                        && ended.getOrDefault(host, ExitCodes.OK) != ExitCodes.ERROR)
                .toList();
        if (wrong.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("What ran where it went wrong:\n");
        wrong.stream()
                .limit(MOST)
                .forEach(host -> out.append("    ")
                        .append(host)
                        .append(": zplan history show ")
                        .append(transactions.get(host))
                        .append('\n'));
        return out.append(wrong.size() > MOST ? "    … and on " + (wrong.size() - MOST) + " more\n" : "")
                .toString();
    }

    private static void add(String what, List<String> which, boolean named, List<String> parts) {
        if (!which.isEmpty()) {
            parts.add(which.size() + " " + what + (named ? " (" + String.join(", ", which) + ")" : ""));
        }
    }

    private List<String> with(int exitCode) {
        return hosts.stream()
                .filter(host -> Integer.valueOf(exitCode).equals(ended.get(host)))
                .toList();
    }

    /** The exit code of all: that of the worst. */
    synchronized int exitCode() {
        for (int worst : new int[] {INCOMPLETE, ROLLED_BACK, UNPURGED}) {
            if (ended.containsValue(worst)) {
                return worst;
            }
        }
        if (!ended.containsValue(ExitCodes.OK)) {
            return ExitCodes.ERROR;
        }
        return with(ExitCodes.OK).size() == hosts.size() ? ExitCodes.OK : ROLLED_BACK;
    }
}
