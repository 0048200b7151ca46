package dev.zplan.cli;

import dev.zplan.author.Sketch;
import dev.zplan.author.SpecWriter;
import dev.zplan.convert.Piece;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.workspace.Workspace;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Specs on their way into files. What is there is never overwritten.
 *
 * @param language what to write
 * @param told where it is told what was not written
 */
record SpecFiles(SpecLanguage language, Diagnostics told) {

    /** All of it, for reading; zones alone are a plan as it stands. */
    String text(List<Piece> pieces) {
        List<Piece> all = unique(pieces);
        if (all.stream().allMatch(p -> p.kind() == Piece.Kind.PLAN)) {
            return all.isEmpty() ? "" : print(all);
        }
        return all.stream()
                .map(p -> language.comment(p.kind().folder() + "/" + p.name()) + print(List.of(p)))
                .collect(Collectors.joining("\n"));
    }

    /** One of each kind and name: two files of zmgr may say the same. */
    private List<Piece> unique(List<Piece> pieces) {
        Set<String> seen = new HashSet<>();
        List<Piece> all = new ArrayList<>();
        for (Piece piece : pieces) {
            if (seen.add(piece.kind() + "/" + piece.name())) {
                all.add(piece);
            } else {
                told.error(
                        "zplan::convert::duplicate",
                        piece.name() + " is given twice; the second is left out",
                        null,
                        "convert them one by one, and rename one of them");
            }
        }
        return all;
    }

    /** The text of pieces of one kind. */
    private String print(List<Piece> pieces) {
        Piece.Kind kind = pieces.get(0).kind();
        SpecWriter writer = kind == Piece.Kind.PLAN
                ? language.literal(List.of(kind.schema()))
                : language.verbatim(List.of(kind.schema()));
        List<Sketch> nodes = pieces.stream().flatMap(p -> p.nodes().stream()).toList();
        return writer.print(nodes);
    }

    /**
     * Writes them: into one file, or a file each into a folder. A workspace gets them into its folders.
     *
     * @param folder whether the target is meant as a folder, though it may not be there yet
     * @return what was written
     */
    List<Path> write(List<Piece> pieces, Path target, boolean folder) {
        List<Piece> all = unique(pieces);
        boolean plans = all.stream().allMatch(p -> p.kind() == Piece.Kind.PLAN);
        Map<Path, String> files = new LinkedHashMap<>();
        if (folder || Files.isDirectory(target)) {
            boolean flat = plans && !Files.exists(target.resolve(Workspace.SETTINGS));
            for (Piece piece : all) {
                Path where = flat ? target : target.resolve(piece.kind().folder());
                files.put(where.resolve(piece.name() + "." + language), print(List.of(piece)));
            }
        } else if (plans && !all.isEmpty()) {
            files.put(target, print(all));
        } else if (!all.isEmpty()) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::convert::folder_needed",
                    "templates and pools are files of their own",
                    null,
                    "name a folder: --out " + target.getFileName() + "/"));
        }
        List<Path> written = new ArrayList<>();
        files.forEach((file, text) -> {
            if (write(file, text)) {
                written.add(file);
            }
        });
        return written;
    }

    /** Whether there was no such file. */
    private boolean write(Path file, String text) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException e) {
            told.error(
                    "zplan::convert::exists",
                    file + " is there already, and stays as it is",
                    null,
                    "remove it, or name another folder");
            return false;
        } catch (IOException e) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::file::unwritable",
                    file + " cannot be written: " + e,
                    null,
                    "check permissions and free space"));
        }
    }
}
