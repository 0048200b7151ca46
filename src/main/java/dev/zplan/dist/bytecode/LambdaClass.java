package dev.zplan.dist.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * A class for one lambda or method reference: a final class with a field for each captured value, that implements the interface by a
 * call. It belongs to the nest of the class that has the lambda, so it may call private methods there.
 *
 * <p>Conversions between what the interface gives and what the method takes are those of {@code java.lang.invoke.LambdaMetafactory}: a
 * cast, then boxing, unboxing or widening.
 *
 * @param name of the class, as in class files, with slashes
 * @param host the host of its nest
 * @param method the name of the interface's method
 * @param site takes the captured values, gives the interface
 * @param erased the type of the interface's method
 * @param called what the lambda calls
 * @param actual the type of the interface's method with its type arguments in place
 */
record LambdaClass(String name, String host, String method, String site, Type erased, Handle called, Type actual) {

    private static final Map<String, Type> PRIMITIVES = Map.of(
            "java/lang/Boolean", Type.BOOLEAN_TYPE,
            "java/lang/Byte", Type.BYTE_TYPE,
            "java/lang/Character", Type.CHAR_TYPE,
            "java/lang/Short", Type.SHORT_TYPE,
            "java/lang/Integer", Type.INT_TYPE,
            "java/lang/Long", Type.LONG_TYPE,
            "java/lang/Float", Type.FLOAT_TYPE,
            "java/lang/Double", Type.DOUBLE_TYPE);

    private static final String ONLY = "ONLY";
    private static final String OF = "of";
    private static final Type OBJECT = Type.getType(Object.class);

    /** Puts the lambda on the stack, in the place of the captured values that are there. */
    void push(MethodVisitor code) {
        if (captured().length == 0) {
            code.visitFieldInsn(Opcodes.GETSTATIC, name, ONLY, face().getDescriptor());
        } else {
            code.visitMethodInsn(Opcodes.INVOKESTATIC, name, OF, site, false);
        }
    }

    /** The class file. */
    byte[] bytes() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                name,
                null,
                OBJECT.getInternalName(),
                new String[] {face().getInternalName()});
        writer.visitNestHost(host);
        constructor(writer);
        if (captured().length == 0) {
            only(writer);
        } else {
            factory(writer);
        }
        call(writer);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private Type own() {
        return Type.getObjectType(name);
    }

    private Type face() {
        return Type.getReturnType(site);
    }

    private Type[] captured() {
        return Type.getArgumentTypes(site);
    }

    private Method constructor() {
        return new Method("<init>", Type.VOID_TYPE, captured());
    }

    private static GeneratorAdapter code(ClassWriter writer, int access, Method method) {
        return new GeneratorAdapter(access, method, null, null, writer);
    }

    private static String field(int captured) {
        return "v" + captured;
    }

    private void constructor(ClassWriter writer) {
        Type[] captured = captured();
        GeneratorAdapter code = code(writer, Opcodes.ACC_PRIVATE, constructor());
        code.loadThis();
        code.invokeConstructor(OBJECT, Method.getMethod("void <init> ()"));
        for (int i = 0; i < captured.length; i++) {
            int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
            writer.visitField(access, field(i), captured[i].getDescriptor(), null, null);
            code.loadThis();
            code.loadArg(i);
            code.putField(own(), field(i), captured[i]);
        }
        code.returnValue();
        code.endMethod();
    }

    /** One that captures nothing is made once, as Java does. */
    private void only(ClassWriter writer) {
        writer.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, ONLY, face().getDescriptor(), null, null);
        GeneratorAdapter code = code(writer, Opcodes.ACC_STATIC, Method.getMethod("void <clinit> ()"));
        code.newInstance(own());
        code.dup();
        code.invokeConstructor(own(), constructor());
        code.putStatic(own(), ONLY, face());
        code.returnValue();
        code.endMethod();
    }

    private void factory(ClassWriter writer) {
        GeneratorAdapter code = code(writer, Opcodes.ACC_STATIC, new Method(OF, site));
        code.newInstance(own());
        code.dup();
        code.loadArgs();
        code.invokeConstructor(own(), constructor());
        code.returnValue();
        code.endMethod();
    }

    private void call(ClassWriter writer) {
        GeneratorAdapter code = code(writer, Opcodes.ACC_PUBLIC, new Method(method, erased.getDescriptor()));
        boolean making = called.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        Type owner = Type.getObjectType(called.getOwner());
        if (making) {
            code.newInstance(owner);
            code.dup();
        }
        List<Type> taken = taken();
        Type[] captured = captured();
        for (int i = 0; i < captured.length; i++) {
            code.loadThis();
            code.getField(own(), field(i), captured[i]);
            convert(code, captured[i], taken.get(i));
        }
        Type[] given = erased.getArgumentTypes();
        for (int i = 0; i < given.length; i++) {
            code.loadArg(i);
            convert(code, given[i], actual.getArgumentTypes()[i]);
            convert(code, actual.getArgumentTypes()[i], taken.get(captured.length + i));
        }
        code.visitMethodInsn(
                instruction(), called.getOwner(), called.getName(), called.getDesc(), called.isInterface());
        result(code, making ? owner : Type.getReturnType(called.getDesc()));
        code.returnValue();
        code.endMethod();
    }

    /** What the called method takes, the object first whose method it is. */
    private List<Type> taken() {
        List<Type> taken = new ArrayList<>();
        if (called.getTag() != Opcodes.H_INVOKESTATIC && called.getTag() != Opcodes.H_NEWINVOKESPECIAL) {
            taken.add(Type.getObjectType(called.getOwner()));
        }
        taken.addAll(List.of(Type.getArgumentTypes(called.getDesc())));
        return taken;
    }

    private int instruction() {
        return switch (called.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            // private ones of the same nest are called like others
            default -> called.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        };
    }

    private void result(GeneratorAdapter code, Type result) {
        Type wanted = erased.getReturnType();
        if (!wanted.equals(Type.VOID_TYPE)) {
            convert(code, result, actual.getReturnType());
            convert(code, actual.getReturnType(), wanted);
        } else if (result.getSize() == 2) {
            code.pop2();
        } else if (result.getSize() == 1) {
            code.pop();
        }
    }

    private static void convert(GeneratorAdapter code, Type from, Type to) {
        if (isPrimitive(from) && isPrimitive(to)) {
            code.cast(from, to);
        } else if (isPrimitive(from)) {
            code.valueOf(from);
        } else if (isPrimitive(to)) {
            Type unboxed = PRIMITIVES.getOrDefault(from.getInternalName(), to);
            code.unbox(unboxed);
            code.cast(unboxed, to);
        } else if (!from.equals(to)) {
            code.checkCast(to);
        }
    }

    private static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }
}
