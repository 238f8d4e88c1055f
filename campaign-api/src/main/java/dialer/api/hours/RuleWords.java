package dialer.api.hours;

import dialer.api.hours.HoursAnswer.Rule;
import dialer.compliance.AttemptLimit;
import dialer.compliance.DayKind;
import dialer.compliance.Hours;
import dialer.compliance.Openings.Look;
import dialer.compliance.RulePack;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the rules behind a decision say, for people of both languages. */
final class RuleWords {

    private static final long SECOND_MS = 1_000;

    private RuleWords() {
    }

    /** The hours of a pack in one place, that day. */
    static Rule hours(Look look) {
        int year = look.local().getYear();
        String open = Hours.text(look.hours());
        String there = look.place().zone() + ": " + look.local().toLocalDate();
        return new Rule("hours", look.pack().id(), look.open(),
                there + " is a " + englishDay(look.kind())
                        + (look.calendarKnown() ? "" : " (no calendar for " + year + ")") + ", "
                        + (open.isEmpty() ? "closed" : "open " + open),
                there + " — " + day(look.kind())
                        + (look.calendarKnown() ? "" : " (нет календаря на " + year + " год)") + ", "
                        + (open.isEmpty() ? "закрыто" : "открыто " + open));
    }

    /** How long before closing the last call begins. */
    static Rule margin(RulePack pack, long marginMs, boolean allows) {
        long talkS = pack.terms().talkMs() / SECOND_MS;
        long ringS = marginMs / SECOND_MS - talkS;
        return new Rule("margin", pack.id(), allows,
                "the last call begins " + marginMs / SECOND_MS + " s before closing: it may ring " + ringS + " s, and "
                        + talkS + " s are for the talk",
                "последний звонок начинается за " + marginMs / SECOND_MS + " с до закрытия: " + ringS
                        + " с на гудки и " + talkS + " с на разговор");
    }

    /** A limit, which only the running product can count. */
    static Rule limit(RulePack pack, AttemptLimit limit) {
        return new Rule("limit", pack.id(), null, "at most " + limit.atMost() + " "
                + limit.counted().name().toLowerCase(Locale.ROOT) + " per "
                + limit.scope().name().toLowerCase(Locale.ROOT) + " in " + limit.period().word()
                + "; counted by the running product",
                "не больше " + limit.atMost() + " " + counted(limit.counted()) + " " + scope(limit.scope()) + " "
                        + period(limit.period()) + "; считает работающий продукт");
    }

    /**
     * The label of our number.
     *
     * @param allows null where the question names no number of ours
     */
    static Rule label(RulePack pack, @Nullable Boolean allows) {
        String english = allows == null ? "the caller-id needs a valid label; --caller-id and --labels judge one"
                : allows ? "the caller-id's label is valid" : "the caller-id has no valid label at this instant";
        String russian = allows == null
                ? "исходящий номер должен быть маркирован; его проверят --caller-id и --labels"
                : allows ? "маркировка исходящего номера действует"
                : "у исходящего номера в этот момент нет действующей маркировки";
        return new Rule("label", pack.id(), allows, english, russian);
    }

    private static String englishDay(DayKind kind) {
        return switch (kind) {
            case WORKDAY -> "workday";
            case SATURDAY -> "Saturday";
            case SUNDAY -> "Sunday";
            case HOLIDAY -> "holiday";
        };
    }

    private static String day(DayKind kind) {
        return switch (kind) {
            case WORKDAY -> "рабочий день";
            case SATURDAY -> "суббота";
            case SUNDAY -> "воскресенье";
            case HOLIDAY -> "праздник или выходной";
        };
    }

    private static String counted(AttemptLimit.Counted counted) {
        return switch (counted) {
            case ATTEMPTS -> "попыток";
            case ANSWERS -> "ответов";
            case CONVERSATIONS -> "разговоров";
        };
    }

    private static String scope(AttemptLimit.Scope scope) {
        return switch (scope) {
            case NUMBER -> "на номер";
            case CONTACT -> "на человека";
            case SELLER -> "на номер от одного продавца";
        };
    }

    private static String period(AttemptLimit.Period period) {
        return switch (period) {
            case DAY -> "в календарный день";
            case HOURS_24 -> "за 24 часа";
            case WEEK -> "в календарную неделю";
            case DAYS_7 -> "за 7 дней";
            case MONTH -> "в календарный месяц";
            case DAYS_30 -> "за 30 дней";
        };
    }
}
