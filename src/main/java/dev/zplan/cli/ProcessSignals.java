package dev.zplan.cli;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The signals of this process, by {@code sun.misc.Signal}. That is the only way to hear of a second one, and not every Java has it
 * (module jdk.unsupported), so it is called by reflection. A signal that the process was started to ignore stays ignored.
 */
final class ProcessSignals implements Signals {

    private final Class<?> handlerType;
    private final Method handle;
    private final Constructor<?> make;
    private final Map<Signal, Object> signals = new EnumMap<>(Signal.class);

    private ProcessSignals() throws ReflectiveOperationException {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        handlerType = Class.forName("sun.misc.SignalHandler");
        handle = signalType.getMethod("handle", signalType, handlerType);
        make = signalType.getConstructor(String.class);
        for (Signal signal : Signal.values()) {
            signals.put(signal, make.newInstance(signal.name()));
        }
    }

    /** Those of this process, or what a shutdown hook hears of them. */
    static Signals orHook() {
        try {
            return new ProcessSignals();
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return new HookSignals();
        }
    }

    @Override
    public Listening listen(Consumer<Signal> receiver, IntSupplier exitCode) {
        Map<Signal, Object> before = new EnumMap<>(Signal.class);
        for (Signal signal : Signal.values()) {
            install(signals.get(signal), handler(signal.name(), () -> receiver.accept(signal)))
                    .ifPresent(former -> before.put(signal, former));
        }
        return () -> before.forEach((signal, former) -> install(signals.get(signal), former));
    }

    @Override
    public Listening screen(Runnable resized, Runnable continued) {
        Map<Object, Object> before = new HashMap<>();
        Map.of("WINCH", resized, "CONT", continued)
                .forEach((name, receiver) -> made(name)
                        .ifPresent(signal -> install(signal, handler(name, receiver))
                                .ifPresent(former -> before.put(signal, former))));
        return () -> before.forEach(this::install);
    }

    /** Empty where this system has no such signal, or Java keeps it for itself. */
    private Optional<Object> made(String name) {
        try {
            return Optional.of(make.newInstance(name));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    private Object handler(String name, Runnable receiver) {
        return Proxy.newProxyInstance(
                ProcessSignals.class.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "handle" -> receiver.run();
                        case "equals" -> {
                            return proxy == arguments[0];
                        }
                        case "hashCode" -> {
                            return System.identityHashCode(proxy);
                        }
                        default -> {
                            return name;
                        }
                    }
                    return null;
                });
    }

    /** The handler before; empty where the signal is not to be had, as under {@code java -Xrs}. */
    private Optional<Object> install(@Nullable Object signal, Object handler) {
        try {
            return Optional.ofNullable(handle.invoke(null, signal, handler));
        } catch (InvocationTargetException e) {
            return Optional.empty();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
