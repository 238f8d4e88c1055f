package dialer.api.courier;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a JSON value must look like; says everything that is wrong at once, by pointer, and repeats nothing of it. */
sealed interface Shape {

    int MOST_FAULTS = 50;

    void check(JsonNode value, String pointer, List<Fault> faults);

    /** A text of so many characters, without control characters other than line ends and tabs. */
    record Text(int longest) implements Shape {
        @Override
        public void check(JsonNode value, String pointer, List<Fault> faults) {
            if (!value.isTextual()) {
                add(faults, pointer, "wrong-kind", "This is a text.");
            } else if (value.textValue().isBlank()) {
                add(faults, pointer, "empty", "This is not empty; leave the field out where there is nothing to say.");
            } else if (value.textValue().length() > longest) {
                add(faults, pointer, "too-long", "This has at most " + longest + " characters.");
            } else if (!isPrintable(value.textValue())) {
                add(faults, pointer, "wrong-characters", "Control characters and halves of surrogate pairs are none.");
            }
        }
    }

    /** A text of a given form. */
    record Form(Pattern pattern, String sentence) implements Shape {
        @Override
        public void check(JsonNode value, String pointer, List<Fault> faults) {
            if (!value.isTextual()) {
                add(faults, pointer, "wrong-kind", "This is a text. " + sentence);
            } else if (!pattern.matcher(value.textValue()).matches()) {
                add(faults, pointer, "wrong-form", sentence);
            }
        }
    }

    /** One word of a list. */
    record Word(List<String> words) implements Shape {
        @Override
        public void check(JsonNode value, String pointer, List<Fault> faults) {
            if (!value.isTextual() || !words.contains(value.textValue())) {
                add(faults, pointer, "unknown", "This is one of " + String.join(", ", words) + ".");
            }
        }
    }

    /** A whole number. */
    record Whole(long least, long most) implements Shape {
        @Override
        public void check(JsonNode value, String pointer, List<Fault> faults) {
            if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < least
                    || value.longValue() > most) {
                add(faults, pointer, "out-of-range", "This is a whole number from " + least + " to " + most + ".");
            }
        }
    }

    /** A number with a fraction. */
    record Fraction(double least, double most) implements Shape {
        @Override
        public void check(JsonNode value, String pointer, List<Fault> faults) {
            if (!value.isNumber() || !(value.doubleValue() >= least && value.doubleValue() <= most)) {
                add(faults, pointer, "out-of-range", "This is a number from " + least + " to " + most + ".");
            }
        }
    }

    /** An amount of money: a number, or the same as a text, not negative, with at most two digits after the point. */
    record Amount() implements Shape {
        private static final Pattern PLAIN = Pattern.compile("\\d{1,12}(\\.\\d{1,2})?");

        @Override
        public void check(JsonNode value, String pointer, List<Fault> faults) {
            boolean good = value.isTextual() ? PLAIN.matcher(value.textValue()).matches()
                    : value.isNumber() && isAmount(value.decimalValue());
            if (!good) {
                add(faults, pointer, "wrong-form",
                        "This is an amount such as 1990.00: not negative, at most two digits after the point.");
            }
        }

        private static boolean isAmount(BigDecimal number) {
            return number.scale() > -12 && number.scale() < 12 && number.precision() < 24
                    && PLAIN.matcher(number.stripTrailingZeros().toPlainString()).matches();
        }
    }

    /** A point in time, RFC 3339 with its offset. */
    record Moment() implements Shape {
        @Override
        public void check(JsonNode value, String pointer, List<Fault> faults) {
            boolean good = false;
            try {
                int year = value.isTextual() ? OffsetDateTime.parse(value.textValue()).getYear() : 0;
                good = year >= 2000 && year < 2200;
            } catch (DateTimeException e) {
                // said below
            }
            if (!good) {
                add(faults, pointer, "wrong-form",
                        "This is a time with its offset, such as 2026-11-27T10:00:00+03:00.");
            }
        }
    }

    /** A day on the recipient's calendar. */
    record Day() implements Shape {
        @Override
        public void check(JsonNode value, String pointer, List<Fault> faults) {
            if (!value.isTextual() || !reads(value, LocalDate::parse)) {
                add(faults, pointer, "wrong-form", "This is a day such as 2026-11-27.");
            }
        }
    }

    /** A time on the recipient's clock. */
    record Clock() implements Shape {
        @Override
        public void check(JsonNode value, String pointer, List<Fault> faults) {
            boolean midnight = value.isTextual() && value.textValue().equals("24:00");
            if (!midnight && (!value.isTextual() || value.textValue().length() != 5
                    || !reads(value, LocalTime::parse))) {
                add(faults, pointer, "wrong-form", "This is a time such as 09:30.");
            }
        }
    }

    /** An IANA zone. */
    record Zone() implements Shape {
        @Override
        public void check(JsonNode value, String pointer, List<Fault> faults) {
            if (!value.isTextual() || !reads(value, ZoneId::of)) {
                add(faults, pointer, "unknown", "This is an IANA time zone such as Asia/Yekaterinburg.");
            }
        }
    }

    /** An address on the web, https or http. */
    record Url(int longest) implements Shape {
        @Override
        public void check(JsonNode value, String pointer, List<Fault> faults) {
            boolean good = false;
            if (value.isTextual() && value.textValue().length() <= longest) {
                try {
                    URI uri = new URI(value.textValue());
                    good = ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null
                            && uri.getUserInfo() == null && uri.getFragment() == null;
                } catch (java.net.URISyntaxException e) {
                    // said below
                }
            }
            if (!good) {
                add(faults, pointer, "wrong-form", "This is an address such as https://courier.example/hook, at most "
                        + longest + " characters.");
            }
        }
    }

    /** A list. */
    record ListOf(Shape item, int least, int most) implements Shape {
        @Override
        public void check(JsonNode value, String pointer, List<Fault> faults) {
            if (!value.isArray()) {
                add(faults, pointer, "wrong-kind", "This is a list.");
                return;
            }
            if (value.size() < least || value.size() > most) {
                add(faults, pointer, "out-of-range", "This list has from " + least + " to " + most + " items.");
                return;
            }
            for (int i = 0; i < value.size(); i++) {
                item.check(value.get(i), pointer + "/" + i, faults);
            }
        }
    }

    /** An object whose keys are the sender's own. */
    record Entries(Shape key, Shape item, int most) implements Shape {
        @Override
        public void check(JsonNode value, String pointer, List<Fault> faults) {
            if (!value.isObject()) {
                add(faults, pointer, "wrong-kind", "This is an object.");
                return;
            }
            if (value.size() > most) {
                add(faults, pointer, "out-of-range", "This object has at most " + most + " fields.");
                return;
            }
            value.properties().forEach(entry -> {
                String at = pointer + "/" + escaped(entry.getKey());
                key.check(com.fasterxml.jackson.databind.node.TextNode.valueOf(entry.getKey()), at, faults);
                item.check(entry.getValue(), at, faults);
            });
        }
    }

    /** A field of an object. */
    record Field(Shape shape, boolean required) {
    }

    /** An object with known fields; others are refused by name. */
    record Fields(Map<String, Field> fields) implements Shape {
        @Override
        public void check(JsonNode value, String pointer, List<Fault> faults) {
            if (!value.isObject()) {
                add(faults, pointer, "wrong-kind", "This is an object.");
                return;
            }
            value.properties().forEach(entry -> {
                Field field = fields.get(entry.getKey());
                if (field == null) {
                    add(faults, pointer + "/" + escaped(entry.getKey()), "unknown-field",
                            "There is no such field here.");
                } else if (!entry.getValue().isNull()) {
                    field.shape().check(entry.getValue(), pointer + "/" + entry.getKey(), faults);
                }
            });
            fields.forEach((name, field) -> {
                if (field.required() && (!value.has(name) || value.get(name).isNull())) {
                    add(faults, pointer + "/" + name, "missing", "\"" + name + "\" is missing.");
                }
            });
        }
    }

    private static void add(List<Fault> faults, String pointer, String code, String detail) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault(pointer, code, detail));
        }
    }

    private static boolean reads(JsonNode value, java.util.function.Function<String, ?> reader) {
        try {
            return reader.apply(value.textValue()) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** As RFC 6901 writes a name; a name of the sender's own is cut, and control characters in it are left out. */
    private static String escaped(String name) {
        String plain = name.replaceAll("\\p{Cntrl}|\\p{Cs}", "?");
        return (plain.length() > 60 ? plain.substring(0, 60) : plain).replace("~", "~0").replace("/", "~1");
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || (c < ' ' && c != '\n' && c != '\t' && c != '\r') || c == 0x7F
                    || c == 0xFFFE || c == 0xFFFF) {
                return false;
            }
        }
        return true;
    }
}
