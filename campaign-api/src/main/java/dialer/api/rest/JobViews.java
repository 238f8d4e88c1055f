package dialer.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dialer.api.rest.Problem.FieldError;
import dialer.api.store.job.Job;
import dialer.api.store.job.JobTaking.Fate;
import dialer.api.store.job.JobTaking.Taken;
import dialer.numbering.NumberCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How jobs look to their courier. */
final class JobViews {

    private JobViews() {
    }

    /** What became of a number that was sent. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record PhoneView(int index, String verdict, String code, String reasonRu, String reasonEn, String adviceRu,
            String adviceEn) {
    }

    /** A job; what is null is not there yet. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record JobView(long id, String courierOrderId, String kind, int version, String state, @Nullable String endedAs,
            int run, boolean sandbox, @Nullable String outcome, @Nullable Integer campaignId,
            @Nullable Instant notBefore, @Nullable Instant deadline, Instant receivedAt, @Nullable Instant finalAt,
            @Nullable Instant handedOverAt, @Nullable Instant purgedAt, List<PhoneView> phones) {
    }

    /** One job of a batch; {@code status} as if it had been sent alone. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemView(long index, int status, @Nullable JobView job, @Nullable Problem problem) {
    }

    static JobView of(Job job) {
        return new JobView(job.jobId(), job.courierOrderId(), job.kind(), job.version(), job.state().name(),
                job.endedAs() == null ? null : job.endedAs().name(), job.run(), job.sandbox(), job.outcome(),
                job.campaignId() == 0 ? null : job.campaignId(), job.notBefore(), job.deadline(), job.receivedAt(),
                job.finalAt(), job.handedOverAt(), job.purgedAt(), phones(job.phones()));
    }

    /** 201 for a new job, 200 for one that was taken before. */
    static int status(Taken taken) {
        return taken.fate() == Fate.TAKEN ? 201 : 200;
    }

    static ProblemException knownOtherwise(Job job) {
        return ProblemException.invalid(List.of(new FieldError("/courierOrderId", "known-otherwise",
                "This order was sent with another content before: it is job " + job.jobId() + ", version "
                        + job.version() + ". Change it by PUT /v1/jobs/" + job.jobId() + ".")));
    }

    static List<PhoneView> phones(String stored) {
        List<PhoneView> phones = new ArrayList<>();
        for (JsonNode phone : Json.tree(stored)) {
            NumberCode code = NumberCode.valueOf(phone.path("code").asText());
            phones.add(new PhoneView(phone.path("index").asInt(), phone.path("verdict").asText(), code.name(),
                    code.wordsRu(), code.wordsEn(), code.adviceRu(), code.adviceEn()));
        }
        return phones;
    }
}
