package dialer.engine.journal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One record class: its components in order, how to take them out of a record, and how to make a record of them. */
final class RecordShape {

    /** One component. */
    private record Field(String name, FieldKind kind, MethodHandle getter) {
    }

    private final Class<?> type;
    private final Field[] fields;
    private final MethodHandle maker;

    RecordShape(Class<?> type, ShapeBook book) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        fields = new Field[components.length];
        Class<?>[] types = new Class<?>[components.length];
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            for (int i = 0; i < components.length; i++) {
                FieldKind kind = book.kindOf(components[i].getGenericType());
                MethodType getterType = MethodType.methodType(kind.getterType(), Object.class);
                fields[i] = new Field(components[i].getName(), kind,
                        lookup.unreflect(components[i].getAccessor()).asType(getterType));
                types[i] = components[i].getType();
            }
            maker = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("not a public record with public components: " + type.getName(), e);
        }
    }

    Class<?> type() {
        return type;
    }

    int size() {
        return fields.length;
    }

    void write(Object record, WriteBuffer out) {
        try {
            for (Field field : fields) {
                field.kind.writeFrom(record, field.getter, out);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    Object read(ReadBuffer in) {
        int written = in.shapes().componentsOf(this);
        @Nullable Object[] values = new @Nullable Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            values[i] = i < written ? fields[i].kind.read(in) : fields[i].kind.absent();
        }
        try {
            return maker.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The components as {@code shapes} files and the printer name them: name and kind. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        for (Field field : fields) {
            words.add(field.name + ":" + field.kind.word());
        }
        return words;
    }

    /** "name=value name=value", for people. */
    String textOf(Object record) {
        return List.of(fields).stream().map(field -> field.name + "=" + valueOf(record, field))
                .collect(Collectors.joining(" "));
    }

    private static @Nullable Object valueOf(Object record, Field field) {
        try {
            return field.getter.invoke(record);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
