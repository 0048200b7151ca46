package dev.zplan.dist.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Lambdas of every shape do the same as classes. */
class PlainLambdasTest {

    private static final String SHAPES = """
            package a;

            import java.util.*;
            import java.util.function.*;

            public final class Shapes {
                private final int own = 7;
                interface Greeting { String to(String name); default Greeting twice() { return n -> to(to(n)); } private String low(String n) { return n.toLowerCase(); } default Function<String, String> lows() { return this::low; } }
                interface Sum<A extends Number> { long of(A a, short b, char c, double d); }
                enum Size { SMALL, LARGE }
                record Pair(String a, long b) { Supplier<String> shown() { return () -> a + b; } }

                private static String secret(Object o) { return "secret " + o; }
                private String mine(String a, int b) { return a + b + own; }
                private static long sum(Number a, int b, int c, double d) { return a.longValue() + b + c + (long) d; }
                private static String all(Object... o) { return Arrays.toString(o); }

                class Inner {
                    Supplier<String> outer() { return () -> mine("inner", own); }
                    IntFunction<Inner> another() { return i -> new Inner(); }
                }

                static Comparator<String> serial() { return (Comparator<String> & java.io.Serializable) String::compareTo; }

                public static List<Object> run() {
                    List<Object> out = new ArrayList<>();
                    Runnable nothing = () -> out.add("ran");
                    nothing.run();
                    Supplier<List<String>> make = ArrayList::new;
                    out.add(make.get());
                    Function<String, String> secret = Shapes::secret;
                    out.add(secret.apply("x"));
                    out.add(secret == (Object) secret);
                    Shapes shapes = new Shapes();
                    BiFunction<String, Integer, String> mine = shapes::mine;
                    out.add(mine.apply("m", 1));
                    Function<Shapes, String> unbound = s -> s.mine("u", 2);
                    out.add(unbound.apply(shapes));
                    ToIntFunction<String> length = String::length;
                    out.add(length.applyAsInt("four"));
                    Function<String, Integer> boxed = String::length;
                    out.add(boxed.apply("five "));
                    ToLongFunction<Integer> widened = Integer::intValue;
                    out.add(widened.applyAsLong(3));
                    IntToLongFunction wide = i -> i;
                    out.add(wide.applyAsLong(4));
                    IntUnaryOperator abs = Math::abs;
                    out.add(abs.applyAsInt(-5));
                    Function<Integer, Long> other = i -> (long) i * i;
                    out.add(other.apply(6));
                    Consumer<Long> dropped = out::add;
                    dropped.accept(1L);
                    LongSupplier two = () -> 2L;
                    out.add(two.getAsLong());
                    Consumer<String> popped = Long::parseLong;
                    popped.accept("12");
                    Sum<Integer> sum = Shapes::sum;
                    out.add(sum.of(1, (short) 2, 'a', 3.5));
                    Function<Integer, int[]> array = int[]::new;
                    out.add(array.apply(3).length);
                    BiFunction<String, Long, Pair> pairs = Pair::new;
                    Pair pair = pairs.apply("p", 9L);
                    out.add(pair.toString());
                    out.add(pair.shown().get());
                    BinaryOperator<Object> any = Shapes::all;
                    out.add(any.apply(1, 2));
                    Greeting hello = n -> "Hello " + n;
                    out.add(hello.twice().to("W"));
                    out.add(hello.lows().apply("LOW"));
                    Inner inner = shapes.new Inner();
                    out.add(inner.outer().get());
                    out.add(inner.another().apply(1).outer().get());
                    boolean yes = true; byte b = 1; char c = 'c'; short s = 2; float f = 1.5f; double d = 2.5; long l = 3; int[] is = {1, 2};
                    Supplier<String> captured = () -> "" + yes + b + c + s + f + d + l + is.length + pair + Size.LARGE;
                    out.add(captured.get());
                    Predicate<Boolean> not = v -> !v;
                    out.add(not.negate().test(false));
                    out.add(serial().compare("a", "b"));
                    Function<Size, String> name = Size::name;
                    out.add(name.andThen(String::toLowerCase).apply(Size.SMALL));
                    Supplier<Supplier<String>> nested = () -> () -> "nested " + out.size();
                    out.add(nested.get().get());
                    Function<CharSequence, Object> wildcard = CharSequence::length;
                    out.add(wildcard.apply("abc"));
                    List<? super String> texts = new ArrayList<>(List.of("b", "a"));
                    texts.sort((x, y) -> x.toString().compareTo(y.toString()));
                    out.add(texts.toString());
                    try {
                        Objects.requireNonNull(null, () -> "told by " + secret.apply("lambda"));
                    } catch (NullPointerException e) {
                        out.add(e.getMessage());
                    }
                    return out;
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void theyDoTheSame() throws Exception {
        compile(SHAPES);
        Object before = result();

        PlainLambdas.main(arguments());

        assertThat(result()).isEqualTo(before);
        assertThat(lambdas("metafactory")).isZero();
        assertThat(lambdas("altMetafactory"))
                .as("those that can be serialized stay")
                .isNotZero();
    }

    @Test
    void whatIsDoneIsLeftAlone() throws Exception {
        compile(SHAPES);
        PlainLambdas.main(arguments());
        SortedMap<String, Integer> once = contents();

        PlainLambdas.main(arguments());

        assertThat(contents()).isEqualTo(once);
    }

    @Test
    void theClassesOfLambdasThatAreGoneGo() throws Exception {
        compile("package a; final class Shapes { Runnable one = () -> {}; Runnable two = () -> {}; }");
        PlainLambdas.main(arguments());
        assertThat(contents()).containsOnlyKeys("Shapes.class", "Shapes$$Lambda0.class", "Shapes$$Lambda1.class");

        compile("package a; final class Shapes { Runnable one = () -> {}; }");
        PlainLambdas.main(arguments());

        assertThat(contents()).containsOnlyKeys("Shapes.class", "Shapes$$Lambda0.class");
    }

    @Test
    void whatIsLeftOutStaysAsItIs() throws Exception {
        compile(SHAPES);
        SortedMap<String, Integer> before = contents();

        PlainLambdas.main(new String[] {folder.toString(), folder.resolve("a").toString()});

        assertThat(contents()).isEqualTo(before);
    }

    private String[] arguments() {
        return new String[] {folder.toString(), folder.resolve("none").toString()};
    }

    private void compile(String source) throws IOException {
        Path file = Files.writeString(folder.resolve("Shapes.java"), source);
        int exitCode = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "17", "-nowarn", "-d", folder.toString(), file.toString());
        assertThat(exitCode).isZero();
        Files.delete(file);
    }

    private Object result() throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            Method run = loader.loadClass("a.Shapes").getMethod("run");
            return run.invoke(null).toString();
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private SortedMap<String, Integer> contents() throws IOException {
        SortedMap<String, Integer> contents = new TreeMap<>();
        for (Path file : files()) {
            contents.put(String.valueOf(file.getFileName()), Arrays.hashCode(Files.readAllBytes(file)));
        }
        return contents;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("a"))) {
            return files.toList();
        }
    }

    /** How many lambdas are made in that way. */
    private int lambdas(String factory) throws IOException {
        int[] count = {0};
        for (Path file : files()) {
            new ClassReader(Files.readAllBytes(file))
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public MethodVisitor visitMethod(
                                        int access, String name, String type, String signature, String[] thrown) {
                                    return new MethodVisitor(Opcodes.ASM9) {
                                        @Override
                                        public void visitInvokeDynamicInsn(
                                                String name, String type, Handle bootstrap, Object... arguments) {
                                            count[0] += bootstrap.getName().equals(factory) ? 1 : 0;
                                        }
                                    };
                                }
                            },
                            0);
        }
        return count[0];
    }
}
