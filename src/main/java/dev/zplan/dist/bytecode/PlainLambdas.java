package dev.zplan.dist.bytecode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Gives the lambdas and method references in a folder of class files a class each, in place. Those that can be serialized, or have
 * further interfaces, stay as they are. What was done before is left alone, and classes of lambdas that are gone are removed.
 */
public final class PlainLambdas {

    private static final Pattern OWN = Pattern.compile(".*\\$\\$Lambda\\d+\\.class");

    private final Path folder;
    private final Map<String, List<String>> members = new HashMap<>();

    private PlainLambdas(Path folder) {
        this.folder = folder;
    }

    /** Takes the folder, and the one below it to leave out: this package cannot be changed while it runs. */
    public static void main(String[] arguments) throws IOException {
        new PlainLambdas(Path.of(arguments[0])).run(Path.of(arguments[1]));
    }

    /** Goes over all class files below the folder but those below another. */
    private void run(Path leftOut) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(f -> f.toString().endsWith(".class") && !f.startsWith(leftOut))
                    .sorted()
                    .toList();
        }
        Set<String> known = new HashSet<>();
        for (Path file : files) {
            if (!OWN.matcher(file.toString()).matches()) {
                change(file, known);
            }
        }
        for (Map.Entry<String, List<String>> nest : members.entrySet()) {
            Path host = file(nest.getKey());
            Files.write(host, withMembers(Files.readAllBytes(host), nest.getValue()));
            known.addAll(nest.getValue());
        }
        for (Path file : files) {
            if (OWN.matcher(file.toString()).matches() && !known.contains(name(file))) {
                Files.delete(file);
            }
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".class");
    }

    private String name(Path file) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        return path.substring(0, path.length() - ".class".length());
    }

    /** Changes one class. Adds to {@code known} the members of its nest. */
    private void change(Path file, Set<String> known) throws IOException {
        ClassReader reader = new ClassReader(Files.readAllBytes(file));
        Nest nest = new Nest(reader.getClassName());
        reader.accept(nest, ClassReader.SKIP_CODE);
        known.addAll(nest.members);
        ClassWriter writer = new ClassWriter(reader, 0);
        Changing changing = new Changing(writer, reader.getClassName(), nest.host);
        reader.accept(changing, 0);
        if (changing.made > 0) {
            Files.write(file, writer.toByteArray());
        }
    }

    /** What a class tells of its nest: who may see whose private members. */
    private static final class Nest extends ClassVisitor {
        private final List<String> members = new ArrayList<>();
        private String host;

        Nest(String name) {
            super(Opcodes.ASM9);
            host = name;
        }

        @Override
        public void visitNestHost(String name) {
            host = name;
        }

        @Override
        public void visitNestMember(String name) {
            members.add(name);
        }
    }

    private final class Changing extends ClassVisitor {
        private final String name;
        private final String host;
        private int made;

        Changing(ClassWriter writer, String name, String host) {
            super(Opcodes.ASM9, writer);
            this.name = name;
            this.host = host;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, method, descriptor, signature, thrown)) {
                @Override
                public void visitInvokeDynamicInsn(
                        String called, String site, Handle bootstrap, Object... bootstrapArguments) {
                    if (isPlain(bootstrap)) {
                        made(called, site, bootstrapArguments).push(mv);
                    } else {
                        super.visitInvokeDynamicInsn(called, site, bootstrap, bootstrapArguments);
                    }
                }
            };
        }

        private LambdaClass made(String called, String site, Object... arguments) {
            LambdaClass lambda = new LambdaClass(
                    name + "$$Lambda" + made++, host, called, site, (Type) arguments[0], (Handle) arguments[1], (Type)
                            arguments[2]);
            members.computeIfAbsent(host, h -> new ArrayList<>()).add(lambda.name());
            try {
                Files.write(file(lambda.name()), lambda.bytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return lambda;
        }
    }

    private static boolean isPlain(Handle bootstrap) {
        return bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                && bootstrap.getName().equals("metafactory");
    }

    /** The class with these as further members of its nest. */
    private static byte[] withMembers(byte[] host, List<String> members) {
        ClassReader reader = new ClassReader(host);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {}, 0);
        members.forEach(writer::visitNestMember);
        return writer.toByteArray();
    }
}
