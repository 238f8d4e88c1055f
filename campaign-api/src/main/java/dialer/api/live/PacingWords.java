package dialer.api.live;

import dialer.api.words.Sentences;
import dialer.core.campaign.DialLimit;
import dialer.core.campaign.DialMode;
import dialer.core.campaign.GearReason;
import dialer.core.effect.ShowEffect.PacingShown;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A campaign's pacing in sentences of one language; they stand in {@code messages_LANGUAGE.properties}. */
final class PacingWords {
    static final PacingWords RU = new PacingWords(Sentences.RU, Locale.of("ru"));
    static final PacingWords EN = new PacingWords(Sentences.EN, Locale.ENGLISH);

    private final Sentences sentences;
    private final Locale locale;

    private PacingWords(Sentences sentences, Locale locale) {
        this.sentences = sentences;
        this.locale = locale;
    }

    /** For a campaign about which nothing has been decided but its mode. */
    List<String> of(DialMode mode, GearReason reason, Pacing.Agents agents) {
        List<String> words = new ArrayList<>();
        words.add(mode(mode, reason));
        busy(words, agents);
        return List.copyOf(words);
    }

    List<String> of(PacingShown s, Pacing.Agents agents) {
        List<String> words = new ArrayList<>();
        words.add(mode(s.mode(), s.reason()));
        if (s.limit() == DialLimit.ONE_TO_ONE) {
            words.add(say("pacing.nowOne", s.agentsReady(), s.reserved()));
        } else {
            words.add(say("pacing.now", s.agentsReady(), s.soonReadyMilli() / 1_000.0, s.callsInTheAir(),
                    s.soonAnswersMilli() / 1_000.0));
            words.add(say("pacing.risk", s.riskPpm() / 1_000_000.0, s.permittedRiskPpm() / 1_000_000.0));
            words.add(limit(s.limit()));
        }
        double share = s.counted() == 0 ? 0 : (double) s.abandoned() / s.counted();
        words.add(say(s.leftMilli() < 0 ? "pacing.budgetOver" : "pacing.budget", s.abandoned(), s.counted(), share,
                s.permittedPermille() / 1_000.0, PacingDiary.left(s)));
        if (s.placedAhead() > 0) {
            words.add(say("pacing.forecast", s.placedAhead(), s.expectedAnswersMilli() / 1_000.0, s.answered(),
                    s.expectedLossesMilli() / 1_000.0, s.lost()));
        }
        busy(words, agents);
        return List.copyOf(words);
    }

    String mode(DialMode mode, GearReason reason) {
        return sentences.of("pacing.mode." + mode) + " " + sentences.of("pacing.reason." + reason);
    }

    String limit(DialLimit limit) {
        return sentences.of("pacing.limit." + limit);
    }

    private void busy(List<String> words, Pacing.Agents agents) {
        if (agents.busyNow() != null && agents.busyHour() != null) {
            words.add(say("pacing.busy", agents.busyNow(), agents.busyHour()));
        }
        if (agents.idleSeconds() != null) {
            words.add(say("pacing.idle", agents.idleSeconds()));
        }
    }

    private String say(String key, Object... figures) {
        return new MessageFormat(sentences.of(key), locale).format(figures);
    }
}
