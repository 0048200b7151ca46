package dev.zplan.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * The signals of this process, by {@code sun.misc.Signal}. That is the only way to hear of a second one, and not every Java has it
 * (module jdk.unsupported), so it is called by reflection. A signal that the process was started to ignore stays ignored.
 */
final class ProcessSignals implements Signals {

    private final Class<?> handlerType;
    private final Method handle;
    private final Map<Signal, Object> signals = new EnumMap<>(Signal.class);

    private ProcessSignals() throws ReflectiveOperationException {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        handlerType = Class.forName("sun.misc.SignalHandler");
        handle = signalType.getMethod("handle", signalType, handlerType);
        for (Signal signal : Signal.values()) {
            signals.put(signal, signalType.getConstructor(String.class).newInstance(signal.name()));
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
            install(signal, handler(signal, receiver)).ifPresent(former -> before.put(signal, former));
        }
        return () -> before.forEach(this::install);
    }

    private Object handler(Signal signal, Consumer<Signal> receiver) {
        return Proxy.newProxyInstance(
                ProcessSignals.class.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "handle" -> receiver.accept(signal);
                        case "equals" -> {
                            return proxy == arguments[0];
                        }
                        case "hashCode" -> {
                            return System.identityHashCode(proxy);
                        }
                        default -> {
                            return signal.name();
                        }
                    }
                    return null;
                });
    }

    /** The handler before; empty where the signal is not to be had, as under {@code java -Xrs}. */
    private Optional<Object> install(Signal signal, Object handler) {
        try {
            return Optional.ofNullable(handle.invoke(null, signals.get(signal), handler));
        } catch (InvocationTargetException e) {
            return Optional.empty();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
