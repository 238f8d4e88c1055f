package dialer.engine.journal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every record and enum that can lie on disk, as this build knows them. */
final class ShapeBook {

    private final Map<Class<?>, RecordShape> records = new LinkedHashMap<>();
    private final Map<Class<?>, List<?>> enums = new LinkedHashMap<>();

    RecordShape shapeOf(Class<?> type) {
        RecordShape known = records.get(type);
        if (known != null) {
            return known;
        }
        RecordShape shape = new RecordShape(type, this);
        records.put(type, shape);
        return shape;
    }

    FieldKind kindOf(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new FieldKind.Many(kindOf(list.getActualTypeArguments()[0]));
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalStateException("the journal knows no " + type);
        }
        if (plain == long.class || plain == Long.class) {
            return new FieldKind.LongNumber();
        }
        if (plain == int.class || plain == Integer.class) {
            return new FieldKind.IntNumber();
        }
        if (plain == boolean.class) {
            return new FieldKind.YesNo();
        }
        if (plain == String.class) {
            return new FieldKind.Text();
        }
        if (plain.isEnum()) {
            List<?> constants = List.of(plain.getEnumConstants());
            enums.put(plain, constants);
            return new FieldKind.Constant(plain, constants);
        }
        if (plain.isRecord()) {
            return new FieldKind.Nested(shapeOf(plain));
        }
        throw new IllegalStateException("the journal knows no " + type);
    }

    /** One line per type: its name, then its components or constants in order. What a {@code shapes} file holds. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        records.forEach((type, shape) -> lines.add((type.getName() + " " + String.join(" ", shape.words())).strip()));
        enums.forEach((type, constants) -> {
            StringBuilder line = new StringBuilder(type.getName());
            constants.forEach(constant -> line.append(' ').append(((Enum<?>) constant).name()));
            lines.add(line.toString());
        });
        return lines;
    }
}
