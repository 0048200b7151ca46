package dev.zplan.sim.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds of links whatever commands are run on them. */
class LinksPropertyTest {

    @Provide
    Arbitrary<List<List<String>>> commands() {
        Arbitrary<String> name = Arbitraries.of("a0", "b0", "c1", "igb0");
        Arbitrary<List<String>> command = Arbitraries.oneOf(
                name.map(n -> List.of("create-etherstub", n)),
                name.map(n -> List.of("create-etherstub", "-t", n)),
                name.map(n -> List.of("delete-etherstub", n)),
                name.map(n -> List.of("delete-vnic", n)),
                name.map(n -> List.of("delete-vnic", "-t", n)),
                name.map(n -> List.of("set-linkprop", "-p", "mtu=1400", n)),
                name.flatMap(n -> name.map(m -> List.of("rename-link", n, m))),
                name.flatMap(n -> name.map(m -> List.of("create-vnic", "-l", n, m))),
                name.flatMap(n -> name.map(m -> List.of("create-vnic", "-l", n, "-m", "2:8:20:1:2:3", m))));
        return command.list().ofMaxSize(20);
    }

    private static Links play(List<List<String>> commands) {
        Links links = new Links(9);
        links.addPhys("igb0", MacAddress.parse("0:1:2:3:4:5").orElseThrow());
        commands.forEach(c -> Dladm.run(links, Flavour.OPENINDIANA, c));
        return links;
    }

    @Property(tries = 200)
    void lowerLinksExistAndAddressesDiffer(@ForAll("commands") List<List<String>> commands) {
        Links links = play(commands);
        Set<String> addresses = new HashSet<>();
        for (Link link : links.all()) {
            assertThat(links.find(link.name())).contains(link);
            // A link that was removed temporarily may survive in the records without what it was over.
            for (String over : link.active() ? link.over() : List.<String>of()) {
                assertThat(links.find(over)).isPresent();
                assertThat(links.over(over)).contains(link);
                assertThat(addresses.add(over + " " + link.mac())).isTrue();
            }
        }
        assertThat(links.names()).doesNotHaveDuplicates();
    }

    @Property(tries = 200)
    void jsonKeepsEverything(@ForAll("commands") List<List<String>> commands) {
        Links links = play(commands);
        Links again = Links.fromJson(links.toJson());
        assertThat(again.toJson()).isEqualTo(links.toJson());
        assertThat(again.createVnic(VnicRequest.of("new0", "igb0")).getClass())
                .isEqualTo(links.createVnic(VnicRequest.of("new0", "igb0")).getClass());
        assertThat(again.toJson()).isEqualTo(links.toJson());
    }

    @Property(tries = 200)
    void escapesParseBack(@ForAll @Size(min = 2, max = 5) List<String> values) {
        List<OutputTable.Column> columns = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            columns.add(new OutputTable.Column("C" + i, 5));
        }
        List<String> clean = values.stream().map(v -> v.replace("\n", "")).toList();
        OutputTable table = new OutputTable(columns, true, false);
        String line = table.print(List.of(clean), (row, column) -> row.get(Integer.parseInt(column.substring(1))));
        assertThat(parse(line.substring(0, line.length() - 1))).isEqualTo(clean);
    }

    private static List<String> parse(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ':') {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c == '\\' ? line.charAt(++i) : c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    @Property(tries = 200)
    void addressesHaveOneForm(@ForAll @Size(6) List<@net.jqwik.api.constraints.IntRange(max = 255) Integer> octets) {
        MacAddress mac = new MacAddress(octets);
        assertThat(MacAddress.parse(mac.toString())).isEqualTo(Optional.of(mac));
        assertThat(mac.toString()).doesNotContainPattern("(^|:)0[0-9a-f]");
    }
}
