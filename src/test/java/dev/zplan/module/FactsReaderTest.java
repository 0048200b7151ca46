package dev.zplan.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What commands print becomes facts. */
class FactsReaderTest {

    private static final String LINK = """
            module "card" about="x" {
                key "name" type="text"
                field "speed" type="number"
                map "prop" type="text"
                fact "state"
                read "cards -p" format="colons" columns="name speed state" { where "state!=gone|lost" }
                read "props -p" format="colons" columns="name key value default" into="prop"
            }
            """;
    private static final String USER = """
            module "user" about="x" {
                key "name" type="text"
                field "id" type="number"
                read "id ${name}" scope="key" format="json" columns="name id"
            }
            """;

    @Test
    void columnsAreCutAtColonsThatNothingHolds() {
        assertThat(Rows.colons("a\\:b:c\\\\:\\d::")).containsExactly("a:b", "c\\", "\\d", "", "");
        assertThat(Rows.colons("")).containsExactly("");
        assertThat(Rows.colons("a\\")).containsExactly("a\\");
    }

    @Test
    void linesMayHaveLessOrMoreThanTheColumnsAndTheLastNeedsNoEnd() {
        FactsReader reader = reader("module \"t\" about=\"x\" { key \"name\" type=\"text\"; fact \"a\"; fact \"b\";"
                + " read \"t\" format=\"tabs\" columns=\"name - a b\" { where \"a!=no\" } }");
        reader.takeFirst(outputs("uname -v", "omnios", "t", "x\t1\t\t2\t3\n\n\t1\t2\ny\t\tno\t2\nz\nv\t-\t7\t--"));

        assertThat(reader.facts().resources().keySet())
                .containsExactly(address("t", "v"), address("t", "x"), address("t", "z"));
        assertThat(found(reader.facts(), "t", "x").attributes()).isEqualTo(Map.of("b", Value.text("2")));
        assertThat(found(reader.facts(), "t", "z").attributes()).isEmpty();
        assertThat(found(reader.facts(), "t", "v").attributes()).isEqualTo(Map.of("a", Value.text("7")));
    }

    @Test
    void aCommandThatSeveralKindsNeedRunsOnce() {
        List<CommandLine> first = new FactsReader("h", Modules.builtIn(), List.of()).firstRound();

        assertThat(first).doesNotHaveDuplicates();
        assertThat(first).filteredOn(c -> c.shell().equals("zoneadm list -cp")).hasSize(1);
        assertThat(first.get(0)).isEqualTo(CommandLine.of("uname", "-v"));
    }

    @Test
    void rowsBecomeResourcesAndRowsOfMapsTheirEntries() {
        FactsReader reader = reader(LINK);
        reader.takeFirst(outputs(
                "uname -v", "omnios-r151054",
                "cards -p", "c1:10:up\nc\\:2:fast:--\n::\nc3:1:gone\n",
                "props -p", "c1:a:1:1\nc1:b:2:1\nc3:b:2:1\nc\\:2:b:x\\:y:\n"));
        HostFacts facts = reader.facts();

        assertThat(facts.flavour()).isEqualTo(Flavour.OMNIOS);
        assertThat(facts.resources().keySet()).containsExactly(address("card", "c1"), address("card", "c:2"));
        assertThat(found(facts, "card", "c1").attributes())
                .isEqualTo(Map.of(
                        "speed", Value.number(10),
                        "state", Value.text("up"),
                        "prop", Value.record(Map.of("b", Value.text("2")))));
        assertThat(found(facts, "card", "c:2").attributes())
                .as("what a type refuses stays a text, what is not set is left out")
                .isEqualTo(Map.of("speed", Value.text("fast"), "prop", Value.record(Map.of("b", Value.text("x:y")))));
    }

    @Test
    void kindsThatCannotBeListedAreAskedForWhatSomebodySpeaksOf() {
        FactsReader reader = new FactsReader(
                "h",
                kinds(USER),
                List.of(address("user", "al ice"), address("user", "bob"), new Address("other", "user", "eve")));
        reader.takeFirst(outputs("uname -v", "illumos-1"));

        assertThat(reader.secondRound()).extracting(CommandLine::shell).containsExactly("id 'al ice'", "id bob");
        Map<CommandLine, FactsReader.Output> second = outputs("id bob", "{\"id\": 7, \"name\": \"bob\"}");
        second.put(CommandLine.of("id", "al ice"), new FactsReader.Output(1, "", "no such user"));
        reader.takeSecond(second);

        assertThat(reader.facts().flavour()).isEqualTo(Flavour.OPENINDIANA);
        assertThat(reader.facts().resources().keySet()).containsExactly(address("user", "bob"));
        assertThat(found(reader.facts(), "user", "bob").get("id")).isEqualTo(Value.number(7));
    }

    @Test
    void aListingThatFailsIsToldWithItsCommandAndWhatItSaid() {
        FactsReader reader = reader(LINK);
        Map<CommandLine, FactsReader.Output> outputs = outputs("uname -v", "omnios", "props -p", "");
        outputs.put(CommandLine.of("cards", "-p"), new FactsReader.Output(2, "", "not today\n"));

        assertThatThrownBy(() -> reader.takeFirst(outputs)).isInstanceOfSatisfying(DiagnosticException.class, e -> {
            assertThat(e.diagnostics().get(0).code()).isEqualTo("zplan::host::read_failed");
            assertThat(e.diagnostics().get(0).message())
                    .isEqualTo("reading the host h: cards -p failed with exit code 2: not today");
        });
    }

    @Test
    void whatIsNotJsonIsTold() {
        FactsReader reader = reader(
                "module \"j\" about=\"x\" { key \"name\" type=\"text\"; read \"j\" format=\"json\" columns=\"name\" }");

        assertThatThrownBy(() -> reader.takeFirst(outputs("uname -v", "omnios", "j", "[{")))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("j cannot be understood: its output is not JSON");
    }

    @Test
    void tabsSeparateWhatColonsAndBlanksDoNot() {
        FactsReader reader = reader("module \"d\" about=\"x\" { key \"name\" type=\"text\"; fact \"a\" \"b\";"
                + " read \"d\" format=\"tabs\" columns=\"name a b\" { where \"a=1|2\" } }");
        reader.takeFirst(outputs("uname -v", "omnios", "d", "x y\t1\ta:b\\:\nz\t3\t-\nw\t2\t-\n"));

        assertThat(reader.facts().resources().values())
                .extracting(r -> r.address().name() + " " + r.attributes().keySet())
                .containsExactly("w [a]", "x y [a, b]");
        assertThat(found(reader.facts(), "d", "x y").text("b")).isEqualTo("a:b\\:");
    }

    private static final String MARKED = """
            module "thing" about="x" {
                key "name" type="text"
                fact "workspace"
                read "things" columns="name"
                read "ls -n /marks" format="words" columns="- - - name - workspace" adds=#true absent="No such file"
            }
            """;

    @Test
    void rowsThatAddTellOnlyOfWhatIsThere() {
        FactsReader reader = reader(MARKED);
        reader.takeFirst(outputs(
                "uname -v", "omnios",
                "things", "a\nb\n",
                "ls -n /marks", "total 2\nl  1   0 a -> 12\nl  1   0 gone -> 34\nd  1   0 b\n"));

        assertThat(reader.facts().resources().keySet()).containsExactly(address("thing", "a"), address("thing", "b"));
        assertThat(found(reader.facts(), "thing", "a").text("workspace")).isEqualTo("12");
        assertThat(found(reader.facts(), "thing", "b").attributes()).isEmpty();
    }

    @Test
    void onlyTheAbsenceThatAModuleKnowsOfIsNoFailure() {
        FactsReader reader = reader(MARKED);
        Map<CommandLine, FactsReader.Output> outputs = outputs("uname -v", "omnios", "things", "a\n");
        outputs.put(CommandLine.of("ls", "-n", "/marks"), new FactsReader.Output(2, "", "/marks: No such file\n"));
        reader.takeFirst(outputs);
        assertThat(reader.facts().resources().keySet()).containsExactly(address("thing", "a"));

        outputs.put(CommandLine.of("ls", "-n", "/marks"), new FactsReader.Output(2, "", "/marks: Permission denied\n"));
        assertThatThrownBy(() -> reader(MARKED).takeFirst(outputs)).hasMessageContaining("Permission denied");
    }

    private static FactsReader reader(String module) {
        return new FactsReader("h", kinds(module), List.of());
    }

    private static Kinds kinds(String module) {
        DataKind kind = Modules.kind(module);
        return new Kinds(new TreeMap<>(Map.of(kind.module().kind(), kind)));
    }

    private static Resource found(HostFacts facts, String kind, String name) {
        return Objects.requireNonNull(facts.get(address(kind, name)));
    }

    private static Address address(String kind, String name) {
        return new Address("h", kind, name);
    }

    private static Map<CommandLine, FactsReader.Output> outputs(String... commandsAndOutputs) {
        Map<CommandLine, FactsReader.Output> outputs = new HashMap<>();
        for (int i = 0; i < commandsAndOutputs.length; i += 2) {
            outputs.put(
                    CommandLine.of(commandsAndOutputs[i].split(" ")),
                    new FactsReader.Output(0, commandsAndOutputs[i + 1], ""));
        }
        return outputs;
    }
}
