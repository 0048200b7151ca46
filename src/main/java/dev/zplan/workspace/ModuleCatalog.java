package dev.zplan.workspace;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.module.DataKind;
import dev.zplan.module.Kind;
import dev.zplan.module.Kinds;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.ModuleReader;
import dev.zplan.module.ModuleSchema;
import dev.zplan.module.TemplateLanguage;
import dev.zplan.module.zones.BootKind;
import dev.zplan.module.zones.InstallKind;
import dev.zplan.module.zones.PublisherKind;
import dev.zplan.module.zones.ZonecfgKind;
import dev.zplan.spec.Block;
import dev.zplan.spec.Checked;
import dev.zplan.spec.DocumentReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads modules: those of the workspace take the place of built-in ones of the same kind. */
final class ModuleCatalog {

    private static final Map<String, Function<ModuleDef, Kind>> DRIVERS = Map.of(
            "zonecfg", ZonecfgKind::new,
            "install", InstallKind::new,
            "boot", BootKind::new,
            "publisher", PublisherKind::new);

    private final Diagnostics diagnostics;
    private final ModuleReader reader;
    private final TreeMap<String, Kind> kinds = new TreeMap<>();

    private ModuleCatalog(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.reader = new ModuleReader(new TemplateLanguage(), diagnostics);
    }

    /** The kinds of built-in modules and these, by file; what is wrong with them is in {@code diagnostics}. */
    static Kinds kinds(Map<String, Source> workspace, Diagnostics diagnostics) {
        ModuleCatalog catalog = new ModuleCatalog(diagnostics);
        TreeSet<String> files = new TreeSet<>(workspace.keySet());
        files.addAll(BuiltInModules.all().keySet());
        files.forEach(
                file -> catalog.add(workspace.get(file), BuiltInModules.all().get(file)));
        return new Kinds(catalog.kinds);
    }

    /** A copy of a built-in module need not be read again. */
    private void add(@Nullable Source source, @Nullable ModuleDef builtIn) {
        if (source == null) {
            add(Objects.requireNonNull(builtIn), null);
        } else if (builtIn != null && builtIn.text().equals(source.text())) {
            add(builtIn.readFrom(source.name()), null);
        } else {
            read(source);
        }
    }

    private void read(Source source) {
        Checked checked = new DocumentReader(List.of(ModuleSchema.module())).blocks(source);
        diagnostics.addAll(checked.diagnostics());
        for (Block block : checked.blocks()) {
            ModuleDef module = reader.read(block);
            if (module != null) {
                add(module, block.spanOf("driver"));
            }
        }
    }

    private void add(ModuleDef module, @Nullable Span driverSpan) {
        Function<ModuleDef, Kind> driver = module.driver() == null ? DataKind::new : DRIVERS.get(module.driver());
        if (driver == null) {
            diagnostics.error(
                    "zplan::module::unknown_driver",
                    "there is no driver \"" + module.driver() + "\"",
                    driverSpan,
                    Suggestion.nearest(String.valueOf(module.driver()), DRIVERS.keySet())
                            .map(n -> "did you mean \"" + n + "\"?")
                            .orElse("drivers are: boot, install, publisher, zonecfg"));
        } else {
            kinds.put(module.kind(), driver.apply(module));
        }
    }
}
