package dev.zplan.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecLoaderTest {

    private static final String KDL = """
            var "domain" "example.org"
            etherstub "internal0"
            zone "web" {
                template "omnios"
                about "${name}.${domain} on ${zone.brand}"
                net over="igb0" vlan=20 address="192.0.2.10/24"
                net over="internal0"
                dataset "rpool/data/web" quota="20G" compression="lz4" delegate=#true
                cpu-cap 2.5
                memory physical="2G" swap="4G"
                attr "role" "frontend"
                resolvers "1.1.1.1" "9.9.9.9"
            }
            """;

    private static final String YAML = """
            var: {domain: example.org}
            etherstub: internal0
            zone:
              web:
                template: omnios
                about: ${name}.${domain} on ${zone.brand}
                net:
                  - {over: igb0, vlan: 20, address: 192.0.2.10/24}
                  - over: internal0
                dataset: {rpool/data/web: {quota: 20G, compression: lz4, delegate: true}}
                cpu-cap: 2.5
                memory: {physical: 2G, swap: 4G}
                attr: {role: frontend}
                resolvers: [1.1.1.1, 9.9.9.9]
            """;

    private static final String TEMPLATE = """
            template "omnios" {
                brand "lipkg"
                zonepath "/zones/${name}"
                autoboot #true
                memory physical="1G"
                attr "role" "none"
                attr "owner" "ops"
                net over="stub0"
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void bothLanguagesSayTheSame() {
        Spec kdl = new Workspace(folder)
                .template("omnios", TEMPLATE)
                .plan("web.kdl", KDL)
                .load();
        Spec yaml = new Workspace(folder)
                .template("omnios", TEMPLATE)
                .plan("web.yaml", YAML)
                .load();
        assertThat(kdl.diagnostics()).isEmpty();
        assertThat(yaml.diagnostics()).isEmpty();
        assertThat(Shown.of(yaml)).isEqualTo(Shown.of(kdl));
        assertThat(Shown.of(kdl))
                .containsExactly(
                        "web: etherstub{name=internal0}",
                        "web: zone{name=web, template=omnios, brand=lipkg, zonepath=/zones/web, autoboot=true, cpu-cap=2.5,"
                                + " about=web.example.org on lipkg, resolvers=[1.1.1.1, 9.9.9.9],"
                                + " memory{physical=2G, swap=4G}, attr{name=role, value=frontend}, attr{name=owner, value=ops},"
                                + " net{over=stub0}, net{over=igb0, vlan=20, address=[192.0.2.10/24]}, net{over=internal0},"
                                + " dataset{name=rpool/data/web, quota=20G, delegate=true, compression=lz4}}");
        assertThat(kdl.variables()).isEqualTo(Map.of("domain", Value.text("example.org")));
    }

    @Test
    void countMakesCopies() {
        Spec spec = new Workspace(folder)
                .plan("web.kdl", "zone \"web\" count=2 zonepath=\"/z/${name}\" about=\"${index} of ${zone.name}\"")
                .load();
        assertThat(spec.diagnostics()).isEmpty();
        assertThat(Shown.of(spec))
                .isEqualTo(List.of(
                        "web: zone{name=web1, count=2, brand=ipkg, zonepath=/z/web1, about=1 of web1}",
                        "web: zone{name=web2, count=2, brand=ipkg, zonepath=/z/web2, about=2 of web2}"));
    }
}
