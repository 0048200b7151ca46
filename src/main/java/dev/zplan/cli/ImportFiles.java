package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The files of an import on their way to the disk: all of them, or none. */
record ImportFiles(List<ImportFile> files) {

    ImportFiles {
        files = List.copyOf(files);
    }

    void write() {
        List<Path> written = new ArrayList<>();
        for (ImportFile file : files) {
            try {
                Files.createDirectories(Objects.requireNonNull(file.path().getParent()));
                Files.writeString(file.path(), file.text(), StandardOpenOption.CREATE_NEW);
                written.add(file.path());
            } catch (IOException e) {
                takeBack(written);
                throw new DiagnosticException(Diagnostic.error(
                        "zplan::file::unwritable",
                        "the plan " + file.path() + " cannot be written: " + e,
                        null,
                        "check the folder's permissions and free space; nothing was imported"));
            }
        }
    }

    /** Takes them back. */
    void remove() {
        takeBack(files.stream().map(ImportFile::path).toList());
    }

    private static void takeBack(List<Path> written) {
        for (Path path : written) {
            try {
                Files.delete(path);
            } catch (IOException e) {
                throw new DiagnosticException(Diagnostic.error(
                        "zplan::file::unwritable",
                        "the plan " + path + " was written and cannot be removed: " + e,
                        null,
                        "remove it by hand: its zone was not imported"));
            }
        }
    }
}
