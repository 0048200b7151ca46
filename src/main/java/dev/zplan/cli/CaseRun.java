package dev.zplan.cli;

import dev.zplan.apply.Outcome;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.plan.Action;
import dev.zplan.plan.Plan;
import dev.zplan.plan.Redactor;
import dev.zplan.policy.CaseSchema;
import dev.zplan.policy.Globs;
import dev.zplan.policy.Subject;
import dev.zplan.spec.Block;
import dev.zplan.workspace.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Runs one test in a world of its own. */
final class CaseRun {

    private final Workspace workspace;
    private final Case test;
    private final List<String> wrong = new ArrayList<>();

    private CaseRun(Workspace workspace, Case test) {
        this.workspace = workspace;
        this.test = test;
    }

    /**
     * What came of a test.
     *
     * @param test the test
     * @param wrong what is not as expected, a line each; empty when it passed
     */
    record Verdict(Case test, List<String> wrong) {

        Verdict {
            wrong = List.copyOf(wrong);
        }

        boolean passed() {
            return wrong.isEmpty();
        }
    }

    static Verdict of(Workspace workspace, Case test) {
        CaseRun run = new CaseRun(workspace, test);
        run.run();
        return new Verdict(test, run.wrong);
    }

    private void run() {
        try {
            CaseWorld world = test.block()
                    .text("facts")
                    .map(file -> CaseWorld.recorded(workspace, workspace.root().resolve(file)))
                    .orElseGet(() -> CaseWorld.fresh(workspace));
            if (test.given().isEmpty() || given(world, test.given().get())) {
                test(world);
            }
        } catch (DiagnosticException e) {
            errors(e.diagnostics());
        }
    }

    /** What was there before; whether it came about. */
    private boolean given(CaseWorld world, Block given) {
        Plan plan = world.plan(test.plans(given), Case.inputs(given, workspace.root()));
        List<Diagnostic> errors =
                plan.diagnostics().stream().filter(Diagnostic::isError).toList();
        errors.forEach(e -> wrong.add("what is given cannot be planned: " + told(e)));
        return errors.isEmpty() && committed("what is given", plan, world);
    }

    private void test(CaseWorld world) {
        Plan plan = plan(world);
        errors(plan.diagnostics());
        if (!plan.hasErrors()) {
            test.expect().ifPresent(expect -> compare(expect, plan));
        }
        if (plan.hasErrors() || !wrong.isEmpty()) {
            return;
        }
        if (test.block().is("failures")) {
            failures(plan);
        }
        if (test.block().is("apply") && committed("the plan", plan, world)) {
            Plan again = plan(world);
            again.diagnostics().stream()
                    .filter(Diagnostic::isError)
                    .forEach(e -> wrong.add("after the apply: " + told(e)));
            changes(again).forEach(c -> wrong.add("after the apply there is still something to do: " + c));
        }
    }

    private Plan plan(CaseWorld world) {
        return world.plan(test.plans(test.block()), Case.inputs(test.block(), workspace.root()));
    }

    private boolean committed(String what, Plan plan, CaseWorld world) {
        Outcome outcome = world.apply(plan);
        boolean committed = outcome.result() == Outcome.Result.COMMITTED;
        if (!committed) {
            String failure = outcome.failure() == null
                    ? ""
                    : ": " + outcome.failure().output().strip();
            wrong.add(Redactor.of(plan.request().clearTexts())
                    .text(what + " does not go through (" + outcome.result() + ")" + failure));
        }
        return committed;
    }

    /** Each command fails once on twins of the hosts, and everything must be as before. */
    private void failures(Plan plan) {
        Rehearsal rehearsal = new Rehearsal(plan);
        Rehearsal.Straight straight = rehearsal.straight();
        if (!straight.ok() && !plan.isEmpty()) {
            wrong.add("the plan does not go through on twins of the hosts: see zplan rehearse");
        }
        for (Rehearsal.Cue cue : straight.cues()) {
            Rehearsal.Ending ending = rehearsal.mishap(straight, cue, Mishap.FAILS);
            ending.wrong()
                    .forEach(line -> wrong.add("when command " + (cue.number() + 1) + " of "
                            + cue.step().id() + " fails: " + line));
        }
    }

    private void errors(List<Diagnostic> told) {
        List<String> expected = test.expect().map(e -> Case.texts(e, "error")).orElse(List.of());
        told.stream()
                .filter(Diagnostic::isError)
                .filter(d -> !expected.contains(d.code()))
                .forEach(d -> wrong.add("unexpected error: " + told(d)));
        missing("error", expected, told.stream().filter(Diagnostic::isError).toList());
        missing(
                "warning",
                test.expect().map(e -> Case.texts(e, "warning")).orElse(List.of()),
                told.stream().filter(d -> !d.isError()).toList());
    }

    private void missing(String what, List<String> expected, List<Diagnostic> told) {
        expected.stream()
                .filter(code -> told.stream().noneMatch(d -> d.code().equals(code)))
                .forEach(code -> wrong.add("expected the " + what + " " + code + ", and it is not told"));
    }

    private static String told(Diagnostic diagnostic) {
        return diagnostic.code() + ": " + diagnostic.message()
                + (diagnostic.span() == null ? "" : " (" + diagnostic.span() + ")");
    }

    private void compare(Block expect, Plan plan) {
        int before = wrong.size();
        List<Subject> subjects = Subject.of(plan);
        for (Action action : Action.values()) {
            Case.texts(expect, action.id()).forEach(address -> happens(action, address, subjects));
        }
        List<String> changes = changes(plan);
        boolean none = expect.block(CaseSchema.NO_CHANGES).isPresent();
        String count = none ? "0" : expect.text("changes").orElse("");
        if (!count.isEmpty() && !count.equals(String.valueOf(changes.size()))) {
            wrong.add("expected " + (none ? "no" : count) + " changes, and there are " + changes.size());
        }
        expect.blocks(CaseSchema.ATTRIBUTE).forEach(a -> attribute(a, subjects));
        if (wrong.size() > before) {
            changes.forEach(change -> wrong.add("  planned: " + change));
        }
    }

    private void happens(Action action, String address, List<Subject> subjects) {
        List<Subject> meant = meant(address, subjects);
        if (meant.stream().noneMatch(s -> s.actions().contains(action))) {
            wrong.add("expected " + action.id() + " of " + address + ", and "
                    + (meant.isEmpty()
                            ? "the plan knows nothing of it"
                            : "the plan has "
                                    + meant.stream()
                                            .map(CaseRun::actions)
                                            .distinct()
                                            .collect(Collectors.joining(", "))));
        }
    }

    private void attribute(Block attribute, List<Subject> subjects) {
        String address = attribute.text("address").orElseThrow();
        String path = attribute.text("path").orElseThrow();
        String value = attribute.text("value").orElseThrow();
        List<Subject> meant = meant(address, subjects);
        if (meant.isEmpty()) {
            wrong.add("expected " + path + " " + value + " of " + address + ", and the plan knows nothing of it");
        }
        for (Subject subject : meant) {
            List<String> found =
                    subject.values(path).stream().map(v -> v.show()).toList();
            if (!found.contains(value)) {
                wrong.add("expected " + path + " " + value + " of " + subject.address() + ", and it is "
                        + (found.isEmpty() ? "not set" : String.join(", ", found)));
            }
        }
    }

    private static List<Subject> meant(String address, List<Subject> subjects) {
        Globs glob = new Globs(List.of(address));
        return subjects.stream().filter(s -> glob.match(s.address().toString())).toList();
    }

    private static String actions(Subject subject) {
        return Arrays.stream(Action.values())
                .filter(subject.actions()::contains)
                .map(Action::id)
                .collect(Collectors.joining(" and "));
    }

    private static List<String> changes(Plan plan) {
        return plan.changes().stream()
                .filter(c -> c.action() != Action.NONE)
                .sorted(Comparator.comparing(c -> c.address()))
                .map(c -> c.action().id() + " " + c.address())
                .toList();
    }
}
