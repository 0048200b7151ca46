package dev.zplan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.apply.Outcome;
import dev.zplan.module.HostFacts;
import dev.zplan.plan.Plan;
import dev.zplan.plan.Redactor;
import dev.zplan.report.ApplyLines;
import dev.zplan.report.Printable;
import dev.zplan.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/**
 * What a rehearsal showed.
 *
 * @param plan the plan, as made for the hosts
 * @param notes what the twins are not like, by host
 * @param straight the plan as it went when nothing went wrong
 * @param mishaps what was tried at each command
 * @param endings what came of it, command by command
 */
record RehearsalReport(
        Plan plan,
        SortedMap<String, List<String>> notes,
        Rehearsal.Straight straight,
        List<Mishap> mishaps,
        List<Rehearsal.Ending> endings) {

    /** Whether all was well. */
    boolean held() {
        boolean nothing = !straight.plan().hasErrors() && straight.plan().isEmpty();
        return (nothing || straight.ok()) && endings.stream().allMatch(Rehearsal.Ending::held);
    }

    private Redactor redactor() {
        return Redactor.of(plan.request().clearTexts());
    }

    /** For people. */
    String text(boolean colour) {
        StringBuilder out = new StringBuilder();
        for (Map.Entry<String, HostFacts> host : plan.request().facts().entrySet()) {
            out.append("Made a twin of ")
                    .append(host.getKey())
                    .append(" (")
                    .append(host.getValue().flavour())
                    .append(") in memory.\n");
            List<String> here = notes.getOrDefault(host.getKey(), List.of());
            if (!here.isEmpty()) {
                out.append("Not as on ").append(host.getKey()).append(":\n");
                here.forEach(note -> out.append("  ")
                        .append(Printable.line(redactor().text(note)))
                        .append('\n'));
            }
        }
        if (straight.plan().hasErrors()) {
            return out.append("The plan cannot be made for the twins.\n").toString();
        }
        if (straight.plan().isEmpty()) {
            return out.append("No changes, so there is nothing to rehearse.\n").toString();
        }
        if (!straight.ok()) {
            return out.append("The plan does not go through on the twins:\n")
                    .append(
                            straight.failed() == null
                                    ? Objects.requireNonNull(straight.outcome()) + "\n"
                                    : new ApplyLines(colour, redactor()).print(straight.failed()))
                    .toString();
        }
        out.append("The plan goes through there: ")
                .append(counted(straight.cues().size(), "command"))
                .append(".\n\n");
        out.append(table().text());
        List<Rehearsal.Ending> broken = endings.stream().filter(e -> !e.held()).toList();
        for (Rehearsal.Ending ending : broken) {
            out.append("\nCommand ")
                    .append(ending.cue().number() + 1)
                    .append(" ")
                    .append(ending.mishap().id())
                    .append(":\n");
            ending.wrong()
                    .forEach(line ->
                            out.append("  ").append(Printable.line(line)).append('\n'));
        }
        return out.append('\n').append(summary(broken.size())).toString();
    }

    private String summary(int broken) {
        int mains = (int) endings.stream().filter(e -> !e.cue().isPurge()).count();
        int purges = endings.size() - mains;
        String all = "Rehearsed: " + counted(endings.size(), "mishap");
        if (broken > 0) {
            return all + ", " + broken + (broken == 1 ? " was" : " were") + " not put right.\n";
        }
        return all + ", "
                + (mains == 0 ? "" : (purges == 0 ? "all" : mains) + " rolled back")
                + (purges == 0
                        ? ""
                        : (mains == 0 ? "" : ", ") + purges + " after the commit point and ended by the next apply")
                + ".\n";
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private Table table() {
        List<String> header = new ArrayList<>(List.of("NO", "STEP", "COMMAND"));
        mishaps.forEach(m -> header.add(m.id().replace('-', ' ').toUpperCase(Locale.ROOT)));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < endings.size(); i += mishaps.size()) {
            Rehearsal.Cue cue = endings.get(i).cue();
            List<String> row = new ArrayList<>(List.of(
                    Integer.toString(cue.number() + 1),
                    cue.step().id().toString(),
                    redactor().command(cue.command()).shell()));
            endings.subList(i, i + mishaps.size()).forEach(e -> row.add(word(e)));
            rows.add(row);
        }
        return new Table(header, rows);
    }

    private static String word(Rehearsal.Ending ending) {
        if (!ending.held()) {
            return "NOT PUT RIGHT";
        }
        return ending.cue().isPurge() ? "ended later" : "rolled back";
    }

    private static String word(Outcome.Result result) {
        return result.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For programs. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("held", held());
        ArrayNode twins = json.putArray("twins");
        plan.request().facts().forEach((name, facts) -> {
            ObjectNode twin = twins.addObject()
                    .put("host", name)
                    .put("flavour", facts.flavour().id());
            twin.put("taken", facts.taken() == null ? null : facts.taken().toString());
            ArrayNode here = twin.putArray("notes");
            notes.getOrDefault(name, List.of())
                    .forEach(note -> here.add(redactor().text(note)));
        });
        json.put(
                "applied",
                straight.outcome() == null ? null : word(straight.outcome().result()));
        json.put(
                "failure",
                straight.failed() == null
                        ? null
                        : redactor().text(straight.failed().failure().output()));
        json.put("commands", straight.cues().size());
        ArrayNode all = json.putArray("mishaps");
        for (Rehearsal.Ending ending : endings) {
            ObjectNode one = all.addObject()
                    .put("command", ending.cue().number() + 1)
                    .put("step", ending.cue().step().id().toString())
                    .put("stage", ending.cue().isPurge() ? "purge" : "main");
            ArrayNode argv = one.putArray("argv");
            redactor().command(ending.cue().command()).argv().forEach(argv::add);
            one.put("mishap", ending.mishap().id())
                    .put("result", word(ending.result()))
                    .put("held", ending.held());
            ArrayNode wrong = one.putArray("wrong");
            ending.wrong().forEach(wrong::add);
        }
        return json;
    }
}
