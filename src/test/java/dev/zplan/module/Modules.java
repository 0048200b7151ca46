package dev.zplan.module;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.spec.Block;
import dev.zplan.spec.Checked;
import dev.zplan.spec.DocumentReader;
import dev.zplan.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Modules for tests: the built-in ones, and ones written on the spot. */
public final class Modules {

    private Modules() {}

    /** The kinds that zplan brings along. */
    public static Kinds builtIn() {
        Path nowhere = Path.of("no-such-workspace");
        return Workspace.open(nowhere, nowhere).kinds();
    }

    /** A module of this text; what is wrong with it goes to {@code diagnostics}. */
    static List<ModuleDef> read(String text, Diagnostics diagnostics) {
        Source source = new Source("m.kdl", text);
        Checked checked = new DocumentReader(List.of(ModuleSchema.module())).blocks(source);
        diagnostics.addAll(checked.diagnostics());
        List<ModuleDef> modules = new ArrayList<>();
        for (Block block : checked.blocks()) {
            ModuleDef module = new ModuleReader(new TemplateLanguage(), diagnostics).read(block);
            if (module != null) {
                modules.add(module);
            }
        }
        return modules;
    }

    /** The kind of a module that is right. */
    static DataKind kind(String text) {
        Diagnostics diagnostics = new Diagnostics();
        List<ModuleDef> modules = read(text, diagnostics);
        if (diagnostics.hasErrors()) {
            throw new AssertionError(diagnostics.list().toString());
        }
        return new DataKind(modules.get(0));
    }
}
