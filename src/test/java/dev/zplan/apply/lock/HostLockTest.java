package dev.zplan.apply.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.host.Host;
import dev.zplan.host.Result;
import dev.zplan.host.SimulatedHost;
import dev.zplan.module.CommandLine;
import dev.zplan.resource.Flavour;
import dev.zplan.sim.Fault;
import dev.zplan.sim.SimHost;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostLockTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Holder ANNA = Holder.here("anna", "gz1", NOW, "zplan apply", Path.of("/home/anna"));
    private static final Holder BERT = Holder.here("bert", "gz1", NOW, "zplan destroy web", Path.of("/home/bert"));

    private final SimHost sim = SimHost.create(Flavour.OMNIOS);
    private final HostLock lock = new HostLock(new SimulatedHost("lab", sim));

    @Test
    void theSecondLearnsWhoHasIt() {
        assertThat(lock.take(ANNA)).isEmpty();
        assertThat(lock.take(BERT)).map(HostLock.Note::holder).contains(ANNA);

        lock.giveBack(ANNA);
        assertThat(lock.read()).isEmpty();
        assertThat(lock.take(BERT)).isEmpty();
    }

    @Test
    void isTakenAndToldInOneCommand() {
        lock.take(ANNA);
        assertThat(sim.log())
                .singleElement()
                .satisfies(ran ->
                        assertThat(ran.line()).isEqualTo("ln -s " + HolderText.write(ANNA) + " /var/run/zplan.lock"));
    }

    @Test
    void givesBackOnlyWhatIsItsOwn() {
        lock.take(BERT);
        lock.giveBack(ANNA);
        assertThat(lock.read()).map(HostLock.Note::holder).contains(BERT);
    }

    @Test
    void removesOnlyWhatWasSeen() {
        lock.take(ANNA);
        HostLock.Note seen = lock.read().orElseThrow();
        lock.giveBack(ANNA);
        lock.take(BERT);

        assertThat(lock.remove(seen)).isFalse();
        assertThat(lock.remove(lock.read().orElseThrow())).isTrue();
        assertThat(lock.read()).isEmpty();
    }

    @Test
    void isItsOwnWhenOnlyTheAnswerWasLost() {
        sim.inject(Fault.hang("^ln ", 1, Fault.When.AFTER));
        assertThat(lock.take(ANNA)).isEmpty();
        assertThat(lock.read()).map(HostLock.Note::holder).contains(ANNA);
    }

    @Test
    void showsALinkThatSaysSomethingElse() {
        sim.run("ln", "-s", "mine", HostLock.PATH);
        assertThat(lock.take(ANNA))
                .map(HostLock.Note::toString)
                .contains("somebody unknown (/var/run/zplan.lock says \"mine\")");
    }

    @Test
    void saysWhoseRightsAreMissing() {
        Host lab = new SimulatedHost("lab", sim);
        Host poor = new Host() {
            @Override
            public String name() {
                return lab.name();
            }

            @Override
            public Result run(CommandLine command, Duration timeout) {
                return command.argv().get(0).equals("ln")
                        ? new Result(1, "", "ln: cannot create /var/run/zplan.lock: Permission denied", false)
                        : lab.run(command, timeout);
            }

            @Override
            public List<Result> batch(List<CommandLine> commands, Duration timeout) {
                return lab.batch(commands, timeout);
            }

            @Override
            public Optional<String> advice(CommandLine command, Result result) {
                return Optional.of(
                        "the user anna lacks a profile for " + command.argv().get(0));
            }
        };
        assertThatThrownBy(() -> new HostLock(poor).take(ANNA))
                .hasMessageContaining("Permission denied; the user anna lacks a profile for ln");
    }

    @Test
    void saysWhyTheHostDoesNotAllowIt() {
        sim.run("rm", "-r", "/var/run");
        assertThatThrownBy(() -> lock.take(ANNA))
                .isInstanceOfSatisfying(
                        DiagnosticException.class,
                        e -> assertThat(e.diagnostics().get(0).code()).isEqualTo("zplan::lock::unavailable"))
                .hasMessageContaining("No such file or directory");
    }
}
