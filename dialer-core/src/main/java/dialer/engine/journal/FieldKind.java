package dialer.engine.journal;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one kind of record component becomes bytes. Numbers go by without boxing on the way out. */
sealed interface FieldKind {

    void write(@Nullable Object value, WriteBuffer out);

    @Nullable Object read(ReadBuffer in);

    /** What a component is when its record was written before the component existed. */
    @Nullable Object absent();

    /** How {@code shapes} files call it. */
    String word();

    /** Takes the component out of the record and writes it; {@code getter} is of the type (Object) → Object. */
    default void writeFrom(Object record, MethodHandle getter, WriteBuffer out) throws Throwable {
        write(getter.invokeExact(record), out);
    }

    /** What the getter must return: the primitive for numbers, Object for everything else. */
    default Class<?> getterType() {
        return Object.class;
    }

    /** A {@code long}. */
    record LongNumber() implements FieldKind {
        @Override
        public void write(@Nullable Object value, WriteBuffer out) {
            out.number((Long) there(value));
        }

        @Override
        public void writeFrom(Object record, MethodHandle getter, WriteBuffer out) throws Throwable {
            out.number((long) getter.invokeExact(record));
        }

        @Override
        public Class<?> getterType() {
            return long.class;
        }

        @Override
        public Object read(ReadBuffer in) {
            return in.number();
        }

        @Override
        public Object absent() {
            return 0L;
        }

        @Override
        public String word() {
            return "long";
        }
    }

    /** An {@code int}. */
    record IntNumber() implements FieldKind {
        @Override
        public void write(@Nullable Object value, WriteBuffer out) {
            out.number((Integer) there(value));
        }

        @Override
        public void writeFrom(Object record, MethodHandle getter, WriteBuffer out) throws Throwable {
            out.number((int) getter.invokeExact(record));
        }

        @Override
        public Class<?> getterType() {
            return int.class;
        }

        @Override
        public Object read(ReadBuffer in) {
            return in.smallNumber();
        }

        @Override
        public Object absent() {
            return 0;
        }

        @Override
        public String word() {
            return "int";
        }
    }

    /** A {@code boolean}. */
    record YesNo() implements FieldKind {
        @Override
        public void write(@Nullable Object value, WriteBuffer out) {
            out.octet((Boolean) there(value) ? 1 : 0);
        }

        @Override
        public Object read(ReadBuffer in) {
            return in.octet() == 1;
        }

        @Override
        public Object absent() {
            return false;
        }

        @Override
        public String word() {
            return "boolean";
        }
    }

    /** A constant of an enum, or null. */
    record Constant(Class<?> type, List<?> constants) implements FieldKind {
        @Override
        @SuppressWarnings("EnumOrdinal") // the shapes file holds the names in order, and refuses another order
        public void write(@Nullable Object value, WriteBuffer out) {
            out.number(value instanceof Enum<?> constant ? constant.ordinal() + 1 : 0);
        }

        @Override
        public @Nullable Object read(ReadBuffer in) {
            int number = in.smallNumber();
            if (number == 0) {
                return null;
            }
            in.shapes().mustKnow(type);
            if (number < 0 || number > constants.size()) {
                throw new JournalTrouble("no constant " + number + " in " + type.getName());
            }
            return constants.get(number - 1);
        }

        @Override
        public @Nullable Object absent() {
            return null;
        }

        @Override
        public String word() {
            return type.getName();
        }
    }

    /** A string, or null. */
    record Text() implements FieldKind {
        @Override
        public void write(@Nullable Object value, WriteBuffer out) {
            out.octet(value == null ? 0 : 1);
            if (value != null) {
                out.text((String) value);
            }
        }

        @Override
        public @Nullable Object read(ReadBuffer in) {
            return in.octet() == 0 ? null : in.text();
        }

        @Override
        public @Nullable Object absent() {
            return null;
        }

        @Override
        public String word() {
            return "String";
        }
    }

    /** A record within a record; never null. */
    record Nested(RecordShape shape) implements FieldKind {
        @Override
        public void write(@Nullable Object value, WriteBuffer out) {
            shape.write(there(value), out);
        }

        @Override
        public Object read(ReadBuffer in) {
            return shape.read(in);
        }

        @Override
        public @Nullable Object absent() {
            return null;
        }

        @Override
        public String word() {
            return shape.type().getName();
        }
    }

    /** A list of one kind; never null. */
    record Many(FieldKind element) implements FieldKind {
        @Override
        public void write(@Nullable Object value, WriteBuffer out) {
            List<?> list = (List<?>) there(value);
            out.number(list.size());
            for (Object each : list) {
                element.write(each, out);
            }
        }

        @Override
        public Object read(ReadBuffer in) {
            int size = in.smallNumber();
            if (size < 0 || size > in.left()) {
                throw new JournalTrouble("a list in the journal is longer than its document: the file is damaged");
            }
            List<@Nullable Object> list = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                list.add(element.read(in));
            }
            return list;
        }

        @Override
        public Object absent() {
            return List.of();
        }

        @Override
        public String word() {
            return "List<" + element.word() + ">";
        }
    }

    private static Object there(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("only an enum or a string may be null");
        }
        return value;
    }
}
