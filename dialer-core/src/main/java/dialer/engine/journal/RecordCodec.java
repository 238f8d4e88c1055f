package dialer.engine.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records as bytes: the type's number, then the components in order. Handles to the components are prepared once, so
 * that a new input needs a line in {@link TypeNumbers} and nothing else. Safe for any thread; buffers are not.
 */
public final class RecordCodec {

    private record Numbered(int number, RecordShape shape) {
    }

    private static final RecordCodec OF_DIALER = new RecordCodec(TypeNumbers.all());

    private final ShapeBook book = new ShapeBook();
    private final Map<Class<?>, Numbered> byType = new HashMap<>();
    private final Map<Integer, RecordShape> byNumber = new HashMap<>();

    RecordCodec(Map<Integer, Class<? extends Record>> types) {
        types.forEach((number, type) -> {
            RecordShape shape = book.shapeOf(type);
            byNumber.put(number, shape);
            if (byType.put(type, new Numbered(number, shape)) != null) {
                throw new IllegalStateException("two numbers for " + type.getName());
            }
        });
    }

    /** The codec of every input and every store effect. */
    public static RecordCodec ofDialer() {
        return OF_DIALER;
    }

    void write(Object record, WriteBuffer out) {
        Numbered numbered = numbered(record);
        out.number(numbered.number);
        numbered.shape.write(record, out);
    }

    Object read(ReadBuffer in) {
        int number = in.smallNumber();
        RecordShape shape = byNumber.get(number);
        if (shape == null) {
            throw new JournalTrouble("this build knows no record with the number " + number
                    + "; read this journal with the build that wrote it");
        }
        return shape.read(in);
    }

    /** A record for people: family and name, then each component with its name. */
    public String textOf(Object record) {
        Class<?> type = record.getClass();
        Class<?> family = type.getDeclaringClass();
        String name = (family == null ? "" : family.getSimpleName() + ".") + type.getSimpleName();
        return (name + " " + numbered(record).shape.textOf(record)).strip();
    }

    /** How each type looks in this build, one a line. */
    List<String> shapes() {
        return book.lines();
    }

    private Numbered numbered(Object record) {
        @Nullable Numbered numbered = byType.get(record.getClass());
        if (numbered == null) {
            throw new IllegalStateException("no number in TypeNumbers for " + record.getClass().getName());
        }
        return numbered;
    }
}
